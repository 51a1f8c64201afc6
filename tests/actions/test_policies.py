"""The bank's own policy file: read, and refused by the name of what is wrong in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from forbear.rules.policy_file import PolicyError
from forbear.store.plan_policies import policies_in


def test_a_file_of_the_bank_is_read(tmp_path):
    file = tmp_path / "policy.yml"
    file.write_text("CN: {version: bank 7, valid_days: 5}\n", "utf-8")

    assert policies_in(file)["CN"].valid_days == 5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("CN: {version: bank 7, valid_days: 9}", "CN.valid_days: must be"),
        ("CN: [", "while parsing"),
        (None, "No such file"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path, text, says):
    file = tmp_path / "policy.yml"
    if text is not None:
        file.write_text(text, "utf-8")

    with pytest.raises(PolicyError) as raised:
        policies_in(file)

    assert str(raised.value).startswith(f"FORBEAR_PLAN_POLICY, {file}: ")
    assert says in str(raised.value)


def test_the_action_server_does_not_start_with_a_bad_file(tmp_path):
    file = tmp_path / "policy.yml"
    file.write_text("CN: {version: bank 7, valid_days: 9}", "utf-8")

    ended = subprocess.run(
        [sys.executable, "-m", "actions", "--port", "0"],
        env={"PATH": "", "FORBEAR_PLAN_POLICY": str(file), "FORBEAR_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == 1
    assert "CN.valid_days: must be a whole number from 3 to 7, not 9" in ended.stderr

"""The secrets of an installation: random, made once, and readable by their owner alone."""

from __future__ import annotations

import json
import stat

from forbear.keys import NAMES, ensure_secrets


def test_secrets_are_made_once_and_kept(tmp_path):
    made = ensure_secrets(tmp_path / "var", {})

    assert set(made) == set(NAMES)
    assert len(set(made.values())) == len(NAMES)
    assert all(len(secret) >= 32 for secret in made.values())
    assert ensure_secrets(tmp_path / "var", {}) == made


def test_two_installations_share_no_secret(tmp_path):
    one, two = (ensure_secrets(tmp_path / name, {}) for name in ("one", "two"))

    assert not set(one.values()) & set(two.values())


def test_only_the_owner_may_read_them(tmp_path):
    ensure_secrets(tmp_path, {})

    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]


def test_the_environment_wins_and_is_not_written_down(tmp_path):
    given = ensure_secrets(tmp_path, {"FORBEAR_SECRET": "from the secret store"})

    assert given["FORBEAR_SECRET"] == "from the secret store"
    assert "from the secret store" not in (tmp_path / "secrets.json").read_text()


def test_a_name_that_was_added_later_gets_its_secret(tmp_path):
    kept = {"FORBEAR_SECRET": "k" * 40}
    (tmp_path / "secrets.json").write_text(json.dumps(kept))

    made = ensure_secrets(tmp_path, {})
    assert made["FORBEAR_SECRET"] == "k" * 40
    assert set(made) == set(NAMES)
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600

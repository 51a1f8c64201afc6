"""`forbear agent`: log-ins by command, with passwords that no list of processes shows."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from forbear.cli import main
from forbear.commands.agent import VARIABLE

PASSWORD = "correct horse 7 battery"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORBEAR_DATABASE_URL", f"sqlite:///{tmp_path / 'forbear.db'}")
    monkeypatch.delenv(VARIABLE, raising=False)


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    assert main(["agent", "list", "--json"]) == 0
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return found


def test_first_admin_is_made_with_a_piped_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, f"{PASSWORD}\n")

    assert main(["agent", "add", "root1", "--role", "admin", "--name", "Wei"]) == 0

    told = capsys.readouterr().out
    assert "root1 may log in as admin" in told
    assert PASSWORD not in told
    [row] = listed(capsys)
    assert row == {
        "login": "root1", "name": "Wei", "number": "1001", "role": "admin",
        "languages": "zh,en", "state": "active",
    }  # fmt: skip


def test_password_comes_from_the_environment_or_the_keyboard(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert main(["agent", "add", "ana"]) == 0
    monkeypatch.delenv(VARIABLE)

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    typed = iter([PASSWORD, PASSWORD, PASSWORD, "something else 12"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert main(["agent", "add", "ben", "--role", "senior", "--languages", "en"]) == 0
    assert main(["agent", "password", "ben"]) == 2
    assert "differ" in capsys.readouterr().err
    assert [row["login"] for row in listed(capsys)] == ["ana", "ben"]


def test_password_is_no_argument(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["agent", "add", "ana", "--password", PASSWORD])
    assert "unrecognized arguments" in capsys.readouterr().err


def test_refusal_changes_nothing_and_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, given, part in (
        (["add", "ana"], "short\n", "12 characters"),
        (["add", "ana"], "", "no password"),
        (["add", "A B"], f"{PASSWORD}\n", "cannot be a log-in"),
        (["disable", "nobody"], "", "no log-in nobody"),
    ):
        piped(monkeypatch, given)
        assert main(["agent", *words]) == 2
        assert part in capsys.readouterr().err
    assert listed(capsys) == []


def test_log_in_is_shut_and_opened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, f"{PASSWORD}\n")
    main(["agent", "add", "ana"])

    assert main(["agent", "disable", "ana"]) == 0
    assert [row["state"] for row in listed(capsys)] == ["disabled"]
    assert main(["agent", "enable", "ana"]) == 0
    assert [row["state"] for row in listed(capsys)] == ["active"]


def test_empty_list_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agent", "list"]) == 0
    assert "forbear agent add NAME --role admin" in capsys.readouterr().out

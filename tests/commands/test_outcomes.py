"""`forbear outcomes` as others call it: a table for people, JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forbear.cli import main
from forbear.store.conversations import create_conversation
from forbear.store.messages import record_message
from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.suggestions import record_sent, replace_suggestions
from tests.store.test_suggestions import draft


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'forbear.db'}"
    monkeypatch.setenv("FORBEAR_DATABASE_URL", url)
    migrate(url)
    engine = make_engine(url)
    with make_session_factory(engine).begin() as session:
        row = create_conversation(session, language="en", mode="agent")
        asked = record_message(session, row, author="customer", client_id="1", text="hi")
        said = record_message(session, row, author="agent", client_id="2", text="draft 1")
        sent, _ = replace_suggestions(session, asked, [draft(1), draft(2)], "m", "en")
        record_sent(session, sent, said)
    engine.dispose()


@pytest.mark.usefixtures("filled")
def test_table_marks_what_few_cases_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outcomes"]) == 0

    head, row, *legend = capsys.readouterr().out.splitlines()
    assert head.split()[:5] == ["act", "strategy", "language", "offered", "taken"]
    assert row.split()[:6] == ["close", "warm", "en", "2", "100%", "[21%–100%]*"]
    assert "never people" in " ".join(legend)


@pytest.mark.usefixtures("filled")
def test_json_holds_counts_and_intervals(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outcomes", "--json", "--by", "language", "--days", "7"]) == 0

    told = json.loads(capsys.readouterr().out)
    [row] = told["outcomes"]
    assert (row["language"], row["offered"], row["sent"]) == ("en", 2, 1)
    assert row["taken"] == {
        "part": 1, "whole": 1, "share": 1.0, "low": 0.207, "high": 1.0, "few": True,
    }  # fmt: skip


def test_nothing_to_tell_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORBEAR_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")

    assert main(["outcomes"]) == 0
    assert "Nothing was suggested" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["--by", "agent"], ["--by", ""], ["--days", "0"]])
def test_wrong_wish_is_named(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outcomes", *wrong]) == 2
    assert wrong[0] in capsys.readouterr().err

"""`forbear report` as others call it: tables for people, CSV and JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from forbear.cli import main
from forbear.store.base import utc_now
from forbear.store.conversations import ask_for_person, create_conversation
from forbear.store.reports.sections import SECTIONS
from forbear.store.session import make_engine, make_session_factory, migrate


@pytest.fixture(autouse=True)
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'forbear.db'}"
    monkeypatch.setenv("FORBEAR_DATABASE_URL", url)
    migrate(url)
    engine = make_engine(url)
    with make_session_factory(engine).begin() as session:
        for reason in ("asked", "=1+1"):
            row = create_conversation(session, language="en", mode="bot")
            ask_for_person(row, reason, utc_now())
    engine.dispose()


def test_every_part_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report"]) == 0

    told = capsys.readouterr().out
    assert [name for name in SECTIONS if f"\n{name}\n" not in told] == []
    assert "nothing was counted" in told


def test_csv_is_one_part_that_no_spreadsheet_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "handovers", "--csv"]) == 0

    head, *rows = csv.reader(io.StringIO(capsys.readouterr().out))
    assert head == ["reason", "asked", "came", "ended_before", "waiting"]
    assert sorted(rows) == [["'=1+1", "1", "0", "0", "1"], ["asked", "1", "0", "0", "1"]]


def test_json_holds_what_was_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "handovers", "--json", "--language", "zh"]) == 0

    assert json.loads(capsys.readouterr().out) == {"handovers": []}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["ranking"], "no part 'ranking'"),
        (["--csv"], "--csv needs one part"),
        (["--from", "yesterday"], "yesterday"),
        (["--from", "2026-02-02", "--to", "2026-02-01"], "is after"),
    ],
)
def test_wrong_wish_is_named(
    wrong: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", *wrong]) == 2
    assert told in capsys.readouterr().err

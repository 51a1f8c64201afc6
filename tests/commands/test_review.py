"""`forbear review`: the inbox in a terminal, masked, with the marks that the page shows, too."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forbear.cli import main
from forbear.store.agents import ensure_demo_agents
from forbear.store.session import make_engine, make_session_factory, migrate
from tests.e2e.classroom import conversation_gone_wrong

Ask = Callable[..., Any]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    url = f"sqlite:///{tmp_path / 'forbear.db'}"
    monkeypatch.setenv("FORBEAR_DATABASE_URL", url)
    migrate(url)
    engine = make_engine(url)
    with make_session_factory(engine).begin() as session:
        ensure_demo_agents(session, tmp_path)
        for language in ("en", "zh"):
            conversation_gone_wrong(session, language)
    engine.dispose()

    def asked(*arguments: str, status: int = 0) -> Any:
        assert main(["review", *arguments]) == status
        told = capsys.readouterr()
        return json.loads(told.out) if "--json" in arguments else told.out or told.err

    return asked


def test_list_is_that_of_the_page_with_its_filters(ask: Ask) -> None:
    both = ask("list", "--json")
    zh = ask("list", "--json", "--language", "zh", "--reasons", "low_confidence")

    assert both["total"] == len(both["items"]) >= 2
    assert [each["conversation_id"] for each in zh["items"]] == ["wrong-zh"]
    shown = ask("list")
    assert "low_confidence" in shown
    assert "[phone]" in shown
    assert "07700" not in shown


def test_conversation_is_shown_with_what_was_understood_and_drafted(ask: Ask) -> None:
    shown = ask("show", "wrong-en")

    assert "ask_balance 0.31, hostility 2" in shown
    assert "dismissed: utter_explain_balance_later (ActTablePolicy)" in shown
    assert "07700" not in shown
    assert "there is no conversation nowhere" in ask("show", "nowhere", status=2)


def test_what_was_looked_at_leaves_the_list_and_keeps_its_tags(ask: Ask) -> None:
    first = ask("list", "--json")["items"][0]

    number = str(first["message_id"])
    marked = ask("mark", number, "--by", "mei", "--tags", "slang, work", "--json")

    assert (marked["tags"], bool(marked["reviewed_at"])) == (["slang", "work"], True)
    left = ask("list", "--json")["items"]
    assert first["message_id"] not in [each["message_id"] for each in left]
    tagged = ask("list", "--json", "--tag", "slang", "--reviewed", "yes")
    assert [each["message_id"] for each in tagged["items"]] == [first["message_id"]]
    assert "there is no log-in eve" in ask("mark", number, "--by", "eve", status=2)


def test_wrong_filter_is_named(ask: Ask) -> None:
    assert "hostility" in ask("list", "--hostility", "9", status=2)
    assert "reasons" in ask("list", "--reasons", "boredom", status=2)

"""What becomes of drafts and how hostility moves, counted by act, strategy and language."""

from __future__ import annotations

from datetime import timedelta

import pytest

from forbear.store.base import utc_now
from forbear.store.conversations import create_conversation
from forbear.store.messages import record_message
from forbear.store.outcomes import read_outcomes
from forbear.store.reports.scope import Scope
from forbear.store.said_replies import note_reaction, record_said
from forbear.store.suggestions import dismiss, record_sent, replace_suggestions
from forbear.store.tables import SaidReply
from tests.store.test_suggestions import draft

A_WEEK = timedelta(days=7)


class Talk:
    """One conversation that is written as it goes."""

    def __init__(self, session, language="en"):
        self.session = session
        self.row = create_conversation(session, language=language, mode="agent")

    def customer(self, level, choice=None):
        line = self._line("customer", choice=choice)
        line.understanding = {"hostility": {"level": level}}
        note_reaction(self.session, line)
        self.session.flush()
        return line

    def bot(self, asked, acts=("close",), strategy="warm"):
        line = self._line("bot")
        record_said(
            self.session,
            line,
            asked,
            acts=acts,
            strategy=strategy,
            action="utter_x",
            language=self.row.language,
        )
        return line

    def agent(self, text):
        return self._line("agent", text=text)

    def _line(self, author, text="hi", **details):
        client_id = f"{author}{self.row.last_seq}"
        return record_message(
            self.session, self.row, author=author, client_id=client_id, text=text, **details
        )


@pytest.fixture
def talk(session):
    return Talk(session)


def outcomes(session, *by, since=-A_WEEK):
    """Counted from `since` on, days from today; wide, so that midnight changes nothing."""
    session.expire_all()
    today = utc_now().date()
    return read_outcomes(session, Scope(today + since, today + 2 * A_WEEK), by)


def test_each_draft_counts_once_under_what_became_of_it(session, talk):
    asked = talk.customer(2)
    drafts = [draft(1), draft(2), draft(3), {**draft(4), "strategy": "plain"}]
    sent, edited, turned_down, _ = replace_suggestions(session, asked, drafts, "m", "en")
    record_sent(session, sent, talk.agent(sent.text))
    record_sent(session, edited, talk.agent(edited.text + " dear"))
    dismiss(turned_down)
    session.flush()

    found = outcomes(session, "act", "strategy", "language")

    warm, plain = found["close", "warm", "en"], found["close", "plain", "en"]
    assert (warm.sent, warm.edited, warm.dismissed, warm.ignored, warm.open) == (1, 1, 1, 0, 0)
    assert (plain.open, plain.offered) == (1, 1)
    assert warm.mean_edit == pytest.approx(edited.edit_ratio)
    assert (warm.taken.part, warm.taken.whole) == (2, 3)
    assert plain.taken.value is None


def test_hostility_after_is_that_of_the_next_message(session, talk):
    calmed = talk.bot(talk.customer(3))
    heated = talk.bot(talk.customer(1))
    talk.customer(4)
    talk.bot(talk.customer(2))

    found = outcomes(session, "act")["close",]

    assert (found.said, found.answered) == (3, 2)
    assert (found.fell, found.same, found.rose) == (1, 0, 1)
    assert found.mean_move == pytest.approx((1 - 3 + 4 - 1) / 2)
    rows = {row.message_id: row for row in session.query(SaidReply)}
    assert (rows[calmed.id].hostility_before, rows[calmed.id].hostility_after) == (3, 1)
    assert (rows[heated.id].hostility_before, rows[heated.id].hostility_after) == (1, 4)


def test_pressed_button_is_no_reaction(session, talk):
    talk.bot(talk.customer(3))
    talk.customer(0, choice={"intent": "affirm"})
    assert outcomes(session, "act")["close",].answered == 0

    talk.customer(2)
    assert outcomes(session, "act")["close",].fell == 1


def test_line_that_crossed_ours_on_its_way_is_no_reaction(session, talk):
    asked = talk.customer(2)
    crossing = talk._line("customer")
    talk.bot(asked)

    crossing.understanding = {"hostility": {"level": 4}}
    note_reaction(session, crossing)

    assert outcomes(session, "act")["close",].answered == 0


def test_other_conversations_react_for_themselves(session, talk):
    talk.bot(talk.customer(3))
    Talk(session).customer(0)

    assert outcomes(session, "act")["close",].answered == 0


def test_counts_are_told_apart_as_asked(session, talk):
    chinese = Talk(session, "zh")
    talk.bot(talk.customer(1), acts=("warn", "close"), strategy="boundary")
    chinese.bot(chinese.customer(1))

    assert set(outcomes(session, "act")) == {("warn+close",), ("close",)}
    assert set(outcomes(session, "strategy")) == {("boundary",), ("warm",)}
    assert set(outcomes(session, "language", "act")) == {("warn+close", "en"), ("close", "zh")}


def test_what_is_older_is_left_out(session, talk):
    talk.bot(talk.customer(1))

    assert outcomes(session, "act", since=A_WEEK) == {}


def test_line_that_nobody_understood_gives_no_move(session, talk):
    asked = talk._line("customer")
    talk.bot(asked)
    talk.customer(3)

    found = outcomes(session, "act")["close",]

    assert (found.said, found.answered) == (1, 0)

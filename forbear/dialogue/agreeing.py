"""How an offer is taken: the one that is meant, and only on a clear yes to what was read back."""

from __future__ import annotations

from typing import Any

from forbear.dialogue.act_table import ActTable
from forbear.dialogue.consent import says_no, wants_time, without_first_no
from forbear.dialogue.question_words import THINKS
from forbear.dialogue.rungs import Steps
from forbear.dialogue.situation import CONTROL_INTENTS, Situation
from forbear.dialogue.table_facts import READ_BACKS, SPOKEN_BY_HAND
from forbear.rules.spoken_choice import counted_offer

WAITING = ("offered", *READ_BACKS)
TIME = ("utter_take_time", "utter_close")


def agreeing(
    situation: Situation, table: ActTable, facts: dict[str, Any], also: str | None
) -> tuple[str, Steps]:
    """The rule and its steps where a plan or promise waits for an answer; else none.

    `also` is the line of another topic that rules; beside it only an offer can be picked.
    """
    if situation.talk not in WAITING or not situation.verified:
        return "", ()
    if also is not None:
        return _picked_beside(also, situation, table, facts)
    short = situation.intent in CONTROL_INTENTS or not situation.sure
    short = short or bool(THINKS.search(situation.text))
    if short and wants_time(situation.text) and "utter_take_time" in _allowed(TIME, table, facts):
        return "wants time to think", (TIME,)
    words = without_first_no(situation.text)
    if says_no(words) or (words != situation.text and not _picks(situation)):
        return _declined(situation, table, facts)
    if _picks(situation):
        say = _allowed(("action_propose_read_back",), table, facts)
        return ("picks an offer", (say,)) if say else ("", ())
    return _late_yes(situation, table, facts)


def _picked_beside(
    also: str, situation: Situation, table: ActTable, facts: dict[str, Any]
) -> tuple[str, Steps]:
    """ "The first one, and stop ringing my mother": the stop is logged, the offer read back."""
    if also != "utter_also_stop" or not _picks(situation) or says_no(situation.text):
        return "", ()
    say = _allowed(("action_propose_read_back",), table, facts)
    return ("picks an offer", ((also,), say)) if say else ("", ())


def _declined(situation: Situation, table: ActTable, facts: dict[str, Any]) -> tuple[str, Steps]:
    """A no in a message that sounds like a yes is a no."""
    if situation.intent != "affirm" or _names_a_figure(situation):
        return "", ()
    return "no clear yes", (table.row("deny", facts).suggest,)


def _picks(situation: Situation) -> bool:
    """Whether an offer is counted out that was not read back yet."""
    if situation.talk == "promise" or _asks(situation):
        return False
    if _names_only_the_day(situation):
        return True
    place = counted_offer(situation.text, len(situation.shown))
    if place is None:
        return False
    return situation.talk == "offered" or situation.shown[place - 1] != situation.picked


def _names_only_the_day(situation: Situation) -> bool:
    """ "The 15th works": the offer is taken, and the day for it is said."""
    kinds = {kind for kind, _ in situation.entities}
    takes = situation.intent in ("affirm", "promise_to_pay") and situation.sure
    return situation.talk == "offered" and takes and "date" in kinds and "amount" not in kinds


def _late_yes(situation: Situation, table: ActTable, facts: dict[str, Any]) -> tuple[str, Steps]:
    """After other talk, what the yes is about is read back first."""
    action = READ_BACKS.get(situation.talk or "")
    if action is None or situation.intent != "affirm" or not situation.sure:
        return "", ()
    if {action, SPOKEN_BY_HAND} & set(situation.asked):
        return "", ()
    say = _allowed((action,), table, facts)
    return ("reads back before a late yes", (say,)) if say else ("", ())


def _asks(situation: Situation) -> bool:
    return situation.sure and situation.intent.startswith(("ask_", "question_"))


def _names_a_figure(situation: Situation) -> bool:
    kinds = {kind for kind, _ in situation.entities}
    return bool(kinds & {"amount", "date", "n_instalments"})


def _allowed(actions: tuple[str, ...], table: ActTable, facts: dict[str, Any]) -> tuple[str, ...]:
    forbidden = table.row("affirm", facts).forbidden
    return tuple(a for a in actions if table.act_of(a) not in forbidden)

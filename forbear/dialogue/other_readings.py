"""What an unclear message may have meant instead: it comes second and third among the three."""

from __future__ import annotations

from collections.abc import Iterable

from forbear.dialogue.act_table import ActTable
from forbear.dialogue.message_reading import DANGERS
from forbear.dialogue.priority import DEATH
from forbear.dialogue.rungs import Steps
from forbear.dialogue.situation import OTHER_PEOPLE, Situation
from forbear.dialogue.table_facts import table_facts
from forbear.dialogue.who_speaks import speaks_for_another

CLEAR_FROM = 0.6
MOST = 2
THE_CHECK = frozenset({"provide_verification", "refuse_verification"})
"""Over once it is passed: a guess at it is none."""
NO_READING = DANGERS | {"out_of_scope"}
"""Nobody is offered the words of a crisis or of a threat on a guess: the screen decides those."""
UNASKED = frozenset(
    {"explain_consequences", "ask_affordability", "bereavement_care", "end_chat", "close"}
)
"""What weighs on a customer who did not ask for it is not suggested on a guess."""


def with_other_readings(steps: Steps, situation: Situation, table: ActTable) -> Steps:
    if len(steps) != 1 or situation.crisis or situation.confidence >= CLEAR_FROM:
        return steps
    best, *rest = steps[0]
    return (tuple(dict.fromkeys([best, *reading_heads(situation, table), *rest])),)


def reading_heads(
    situation: Situation, table: ActTable, others: Iterable[str] | None = None
) -> list[str]:
    """What the table would say first to each other reading, likeliest first.

    `others` are the intents to read, where they are not all that the message may have meant.
    """
    if situation.intent == DEATH:
        return []  # nobody asks a widow for her husband's permission
    facts = table_facts(situation)
    unlikely = NO_READING | strangers(situation) | situation.faint_guesses
    unlikely |= THE_CHECK if situation.verified else frozenset()
    others = situation.guesses if others is None else others
    wanted = dict.fromkeys(i for i in others if i != situation.intent and i not in unlikely)
    rows = (table.row(intent, facts).suggest for intent in wanted)
    heads = [row[0] for row in rows if row and table.act_of(row[0]) not in UNASKED]
    return list(dict.fromkeys(heads))[:MOST]


def strangers(situation: Situation) -> frozenset[str]:
    """The readings that are not meant: who is verified and speaks of somebody is the customer."""
    known = situation.verified and not speaks_for_another(situation.text)
    return OTHER_PEOPLE if known else frozenset()

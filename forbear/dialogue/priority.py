"""What comes first when several things are true at once: the order of priority, as one table."""

from __future__ import annotations

from dataclasses import dataclass

from forbear.dialogue.act_table import ActTable
from forbear.dialogue.situation import Situation
from forbear.dialogue.table_facts import table_facts
from forbear.rules.ladder import Rung, next_rung

Steps = tuple[tuple[str, ...], ...]
"""What is said one after the other in one reply; each step with its alternatives, best first."""


@dataclass(frozen=True)
class Priority:
    """One row of the table."""

    name: str
    flags: frozenset[str]
    intents: frozenset[str]
    replies: tuple[str, ...]
    alone: bool
    """Whether nothing may stand before it: a stop or a danger is answered and nothing else is."""


def _row(name: str, flags: str, intents: str, replies: str, alone: bool = False) -> Priority:
    return Priority(
        name, frozenset(flags.split()), frozenset(intents.split()), tuple(replies.split()), alone
    )


# In this order; the first row that holds rules. The flags are the risk screen's.
PRIORITIES: tuple[Priority, ...] = (
    _row(
        "violence", "violence", "threaten_violence", "utter_escalate_security utter_end_chat", True
    ),
    _row("wrong person", "wrong_person", "deny_identity", "utter_wrong_person", True),
    _row("third party", "third_party", "identify_as_third_party", "utter_third_party", True),
    _row("bereavement", "bereavement", "report_bereavement", "utter_bereavement", True),
    _row("representative", "representative", "report_representative", "utter_representative", True),
    _row("cease", "cease", "request_stop_contact", "utter_respect_stop", True),
    _row(
        "moratorium or insolvency",
        "moratorium insolvency",
        "report_insolvency_or_moratorium",
        "utter_moratorium",
        True,
    ),
    _row("a wish for a person", "", "request_human", "utter_handoff", True),
    _row("misconduct", "misconduct_alleged", "report_collector_misconduct", "utter_misconduct"),
    _row("complaint", "", "threaten_complaint", "utter_complaint_routes utter_log_complaint"),
    _row("legal threat", "", "threaten_legal_action", "utter_legal_threat utter_log_complaint"),
    _row("not theirs", "", "deny_debt", "utter_log_not_mine utter_log_dispute"),
    _row("paid already", "", "claim_already_paid", "utter_log_payment_claim"),
    _row("too old", "", "claim_time_barred", "utter_time_barred"),
    _row("dispute", "dispute", "dispute_amount", "utter_log_dispute"),
    _row("scam suspicion", "scam_suspected", "suspect_scam", "utter_scam_reassurance"),
    _row("vulnerability", "vulnerability", "disclose_vulnerability", "utter_vulnerability"),
)

LADDER: dict[Rung, tuple[str, ...]] = {
    Rung.ACKNOWLEDGE: ("utter_acknowledge_anger", "utter_acknowledge_calls"),
    Rung.REFOCUS: ("utter_refocus", "utter_acknowledge_anger"),
    Rung.SET_BOUNDARY: ("utter_set_boundary",),
    Rung.WARN: ("utter_warn",),
    Rung.END_CHAT: ("utter_end_chat",),
    Rung.ESCALATE_SUPERVISOR: ("utter_escalate_supervisor",),
    Rung.ESCALATE_SECURITY: ("utter_escalate_security",),
}
# Before an answer the same rungs without a question of their own: one question a turn is enough.
LEAD_IN: dict[Rung, tuple[str, ...]] = {
    Rung.ACKNOWLEDGE: ("utter_lead_anger",),
    Rung.REFOCUS: ("utter_lead_anger",),
    Rung.SET_BOUNDARY: ("utter_lead_boundary",),
    Rung.WARN: ("utter_lead_warn",),
}
LAST_RUNGS = {Rung.END_CHAT, Rung.ESCALATE_SUPERVISOR, Rung.ESCALATE_SECURITY}
HEATED = 2
FEELING_ACTS = {"acknowledge_emotion", "vulnerability_care", "bereavement_care"}


def plan_steps(situation: Situation, table: ActTable) -> tuple[str, Steps]:
    """The name of the row that rules and its steps; no steps where rules and stories may decide."""
    if situation.crisis:
        return "imminent harm", (("utter_crisis_support",),)
    row = next((p for p in PRIORITIES if _holds(p, situation)), None)
    if row is not None and row.alone:
        return row.name, (row.replies,)
    rung = _rung(situation, grievance=row is not None)
    if rung in LAST_RUNGS:
        # A valid grievance inside the rant is logged even where the chat goes no further.
        steps = (LADDER[rung], row.replies) if row else (LADDER[rung],)
        return f"ladder: {rung.value}", steps
    if row is not None:
        return _joined(rung if rung is Rung.SET_BOUNDARY or rung is Rung.WARN else None, row)
    if situation.not_understood >= 2:
        return "not understood twice", (("utter_handoff",),)
    if rung is None:
        return "", ()
    return _lead_in(rung, situation, table)


def _holds(row: Priority, situation: Situation) -> bool:
    return bool(row.flags & situation.risk) or bool(row.intents & set(situation.intents[:1]))


def _rung(situation: Situation, grievance: bool) -> Rung | None:
    """An irritated word needs no rung: the answer itself is the acknowledgement."""
    if situation.hostility < HEATED:
        return None
    return next_rung(situation.ladder, grievance=grievance)


def _joined(rung: Rung | None, row: Priority) -> tuple[str, Steps]:
    if rung is None:
        return row.name, (row.replies,)
    return f"ladder: {rung.value}, then {row.name}", (LEAD_IN[rung], row.replies)


def _lead_in(rung: Rung, situation: Situation, table: ActTable) -> tuple[str, Steps]:
    """Feeling first; then what was asked for, as a request inside a rant still counts."""
    name = f"ladder: {rung.value}"
    if situation.active_form:
        return f"{name}, then the form", (_lead(rung, situation), (situation.active_form,))
    if not situation.holds_request:
        return name, (_whole(rung, situation),)
    main = table.row(situation.intent, table_facts(situation)).suggest
    soft = rung in (Rung.ACKNOWLEDGE, Rung.REFOCUS)
    if soft and main and table.act_of(main[0]) in FEELING_ACTS:
        return "", ()  # the answer to this request begins with the feeling by itself
    return f"{name}, then the request", (_lead(rung, situation), main)


def _whole(rung: Rung, situation: Situation) -> tuple[str, ...]:
    if rung is Rung.ACKNOWLEDGE and situation.speaks_of_calls:
        return tuple(reversed(LADDER[rung]))
    return LADDER[rung]


def _lead(rung: Rung, situation: Situation) -> tuple[str, ...]:
    if rung is Rung.ACKNOWLEDGE and situation.speaks_of_calls:
        return ("utter_lead_calls",)
    return LEAD_IN[rung]

"""Puts together what the conduct check must know of a conversation before an agent's reply goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from forbear.gateway import views
from forbear.gateway.crisis_words import STILL_HERE, has_crisis_words, risk_of, since_the_last_sign
from forbear.gateway.known_figures import (
    figures_of_place,
    figures_of_records,
    figures_said,
    figures_suggested,
)
from forbear.safety.conduct import Context, Reply
from forbear.safety.language import detect_language
from forbear.safety.reply_facts import OTHER_PEOPLE, SELF_HARM, ReplyFacts
from forbear.store.accounts import AccountFacts, list_account_facts
from forbear.store.base import utc_now
from forbear.store.messages import list_messages
from forbear.store.plan_policies import policies_of
from forbear.store.suggestions import Drafted, list_drafted
from forbear.store.tables import Agent, Conversation, Message
from forbear.store.tickets import list_tickets

RECENT = 40
"""How far back lines and drafts are read: what is older is no longer spoken of."""
STILL_WRITING = STILL_HERE
"""After an answer and so long a silence, another line is a contact that the bank begins."""
STATE_OF_TICKET = {
    "log_dispute": "dispute",
    "refer_representative": "representative",
    "bereavement_care": "bereavement",
}
PAID_ALREADY = "claim_already_paid"
CHECKED_ROLES = {"admin": "supervisor"}
"""Whose authority a role has that grants nothing by its own name."""


class Surroundings(NamedTuple):
    """All that the check must know but the words."""

    context: Context
    jurisdiction: str | None
    language: Literal["zh", "en"]
    """Of a reply whose words do not tell."""
    crisis_words_in: frozenset[str] = frozenset()
    """In a crisis, the languages in which the customer has the crisis words before them."""

    def reply(self, text: str) -> Reply:
        lang = detect_language(text, self.language)
        given = lang in self.crisis_words_in
        context = replace(self.context, crisis_words_given=given) if given else self.context
        return Reply(text, lang, self.jurisdiction, context)


def surroundings(
    session: Session, conversation: Conversation, agent: Agent, *, figures: bool = True
) -> Surroundings:
    """Of any reply; without `figures`, of one that names none, which is sooner read."""
    around = Surroundings(
        context=reply_facts(session, conversation, agent, figures=figures).context(),
        jurisdiction=place(conversation),
        language="zh" if conversation.language == "zh" else "en",
    )
    if not around.context.crisis:
        return around
    lines = list_messages(session, conversation.id, limit=RECENT)
    lines_since = since_the_last_sign(lines, utc_now())
    return around._replace(
        crisis_words_in=frozenset(
            reply.lang
            for reply in map(around.reply, (line.text for line in lines_since))
            if has_crisis_words(reply)
        )
    )


def reply_facts(
    session: Session, conversation: Conversation, agent: Agent, *, figures: bool = True
) -> ReplyFacts:
    """The conversation as it stands in this transaction."""
    now = utc_now()
    lines = list_messages(session, conversation.id, limit=RECENT)
    drafts = list_drafted(session, conversation.id, RECENT)
    asked = _unanswered(lines)
    verified = views.is_verified(conversation)
    risk = _risk(conversation, asked)
    intents = frozenset(intent for line in asked for intent in _intents(line))
    customer_id = conversation.customer_id
    accounts = list_account_facts(session, customer_id, now) if customer_id else []
    # What must stop must stop before verification too; only its figures stay closed.
    account = max(accounts, key=lambda each: each.dpd, default=None)
    begun_by_bank = _begun_by_bank(conversation, lines, now)
    sources = (session, conversation, lines, drafts, accounts if verified else [])
    return ReplyFacts(
        verified=verified,
        speaker_role=_speaker(conversation, risk, verified),
        hostility=conversation.hostility,
        risk=risk,
        crisis=conversation.crisis,
        intents=intents,
        states=_states(session, conversation, intents),
        stop_state=account.stop_state if account else "none",
        legal_referral=bool(account and account.legal_referral),
        first_turn=conversation.last_seq <= RECENT and not any(map(_is_ours, lines)),
        agent_role=CHECKED_ROLES.get(agent.role, agent.role),
        has_offer=_has_offer([*lines, *drafts]),
        figures=_known_figures(*sources) if figures else frozenset(),
        begun_by_bank=begun_by_bank,
        local_time=_local_time(conversation, now) if begun_by_bank else None,
        authorities={place: policy.authorities for place, policy in policies_of(session).items()},
    )


def _known_figures(
    session: Session,
    conversation: Conversation,
    lines: Sequence[Message],
    drafts: Sequence[Drafted],
    accounts: Sequence[AccountFacts],
) -> frozenset[Decimal]:
    named = figures_said(lines) | figures_suggested(drafts)
    published = figures_of_place(place(conversation))
    return named | published | figures_of_records(session, accounts)


def place(conversation: Conversation) -> str | None:
    return conversation.customer.jurisdiction if conversation.customer else None


def _unanswered(lines: Sequence[Message]) -> list[Message]:
    """What the customer wrote since we last spoke; else what they wrote last."""
    spoken = max((line.seq for line in lines if _is_ours(line)), default=0)
    theirs = [line for line in lines if line.author == "customer"]
    return [line for line in theirs if line.seq > spoken] or theirs[-1:]


def _is_ours(line: Message) -> bool:
    return line.author in ("bot", "agent")


def _risk(conversation: Conversation, asked: Sequence[Message]) -> frozenset[str]:
    flags = {flag for line in asked for flag in risk_of(line)}
    if not conversation.crisis:
        # A person has made sure that the customer is safe.
        flags -= SELF_HARM
    elif "self_harm_red" in (conversation.risk or []):
        flags.add("self_harm_red")
    # Nobody has looked at it yet; what it says cannot wait.
    flags.update(flag for line in asked if line.understanding is None for flag in risk_of(line))
    return frozenset(flags)


def _intents(line: Message) -> list[str]:
    understood = line.understanding or {}
    found = [understood.get("intent") or {}, *(understood.get("intents") or [])]
    return [intent["name"] for intent in found if intent.get("name")]


def _speaker(conversation: Conversation, risk: frozenset[str], verified: bool) -> str:
    """Who once said to be somebody else is so until they prove who they are."""
    earlier = frozenset() if verified else frozenset(conversation.risk or [])
    return "third_party" if OTHER_PEOPLE & (risk | earlier) else "customer"


def _states(
    session: Session, conversation: Conversation, intents: frozenset[str]
) -> frozenset[str]:
    tickets = [each for each in list_tickets(session, conversation.id) if each.status == "open"]
    states = {STATE_OF_TICKET[each.kind] for each in tickets if each.kind in STATE_OF_TICKET}
    return frozenset(states | ({"already_paid"} if PAID_ALREADY in intents else set()))


def _has_offer(rows: Sequence[Message | Drafted]) -> bool:
    return any((row.card or {}).get("kind") == "plan" for row in rows)


def _begun_by_bank(conversation: Conversation, lines: Sequence[Message], now: datetime) -> bool:
    if lines and lines[-1].author == "customer":
        return False
    here = [line.created_at for line in lines if line.author == "customer"]
    # Who opened the chat is there, though they have not written yet.
    return now - max([conversation.created_at, *here]) > STILL_WRITING


def _local_time(conversation: Conversation, now: datetime) -> time | None:
    customer = conversation.customer
    return now.astimezone(ZoneInfo(customer.timezone)).time() if customer else None

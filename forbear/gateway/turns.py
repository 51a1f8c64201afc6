"""What the copilot is asked about one line, and what its answer changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from forbear.gateway import events, views
from forbear.gateway.absence import CRISIS_ACT, spoke_for
from forbear.gateway.approvals import tell_decisions
from forbear.gateway.copilot import Answer
from forbear.gateway.follow_up import after_bot_line, after_hearing
from forbear.gateway.hub import News
from forbear.gateway.screen import in_danger, join_flags
from forbear.gateway.wellbeing import heard
from forbear.store.base import utc_now
from forbear.store.conversations import ask_for_person, get_conversation
from forbear.store.messages import (
    find_latest,
    find_message,
    list_messages_of_customer,
    list_pending,
)
from forbear.store.said_replies import note_reaction
from forbear.store.suggestions import list_open_suggestions, replace_suggestions
from forbear.store.tables import Conversation, Message, Suggestion


@dataclass(frozen=True)
class Turn:
    """A line that the copilot has still to take in."""

    conversation_id: str
    message_id: int
    author: str
    mode: str
    verified: bool
    last: bool
    """Whether no other line waited behind it."""
    question: dict[str, Any]


def next_turn(session: Session, conversation_id: str) -> Turn | None:
    waiting = list_pending(session, conversation_id, limit=2)
    if not waiting:
        return None
    message = waiting[0]
    conversation = get_conversation(session, conversation_id)
    question: dict[str, Any] = {
        "conversation_id": conversation_id,
        "message_id": str(message.id),
        "text": without_command(message.text),
    }
    if message.author == "customer":
        # The flag is the desk's: a person may have cleared it, or the gateway raised it alone.
        question |= {
            "choice": message.choice,
            "mode": conversation.mode,
            "crisis": conversation.crisis,
        }
    else:
        question |= {"draft": message.delivery}
    return Turn(
        conversation_id=conversation_id,
        message_id=message.id,
        author=message.author,
        mode=conversation.mode,
        verified=views.is_verified(conversation),
        last=len(waiting) == 1,
        question=question,
    )


def without_command(text: str) -> str:
    """The text with a leading slash made harmless: Rasa would obey it as a command."""
    words = text.lstrip()
    return f"{text[: len(text) - len(words)]}／{words[1:]}" if words.startswith("/") else text


def take_in(
    session: Session,
    conversation: Conversation,
    news: News,
    turn: Turn,
    answer: Answer,
    late_after: float,
) -> None:
    """Store what the copilot made of a customer's line, once."""
    message = session.get(Message, turn.message_id)
    if message is None or message.turn != "pending":
        return
    message.turn, message.model = "done", answer.model[:120]
    message.understanding = answer.understanding
    _update(conversation, answer)
    note_reaction(session, message)
    heard(session, conversation, news, message)
    events.tell_understanding(news, message)
    if answer.handoff:
        ask_for_person(conversation, answer.handoff, utc_now())
    if conversation.status == "open" and conversation.mode == "bot":
        _speak(session, conversation, news, message, answer, late_after)
    if conversation.mode == "agent" and turn.mode == "agent":
        drafts = _drafted(session, conversation, message, answer)
        events.tell_suggestions(news, message.seq, drafts, "none")
    tell_verification(session, conversation, news, turn.verified)
    tell_decisions(session, conversation, news)


def take_in_sent(
    session: Session, conversation: Conversation, news: News, turn: Turn, answer: Answer
) -> None:
    """The copilot has heard what an agent said."""
    message = session.get(Message, turn.message_id)
    if message is None or message.turn != "pending":
        return
    message.turn, message.model = "done", answer.model[:120]
    message.delivery = {**(message.delivery or {}), "heard_as": answer.acts}
    after_hearing(session, conversation, message, answer.acts)
    conversation.crisis = conversation.crisis or bool(answer.state.get("crisis"))
    tell_verification(session, conversation, news, turn.verified)


def take_in_drafts(
    session: Session, conversation: Conversation, news: News, answer: Answer, verified: bool
) -> None:
    """Show fresh drafts for the newest line of the customer; `verified` is how it was before."""
    tell_verification(session, conversation, news, verified)
    message = find_latest(session, conversation.id, "customer")
    if message is None or conversation.mode != "agent" or message.turn == "pending":
        return
    if answer.degraded and list_open_suggestions(session, conversation.id):
        return  # no better than what stands there
    said = find_latest(session, conversation.id, "agent")
    if said is not None and said.seq > message.seq:
        return  # the agent did not wait for them
    drafts = _drafted(session, conversation, message, answer)
    events.tell_suggestions(news, message.seq, drafts, "none")


def give_up(session: Session, conversation: Conversation, news: News, turn: Turn) -> None:
    """The copilot will never take this line; the ones after it must not wait for it."""
    message = session.get(Message, turn.message_id)
    if message is not None and message.turn == "pending":
        message.turn = "done"
        if turn.author == "customer":
            ask_for_person(conversation, "not_understood", utc_now())
            drafts = list_open_suggestions(session, conversation.id)
            events.tell_suggestions(news, message.seq, drafts, "down")


def verified_now(session: Session, conversation_id: str) -> bool:
    return views.is_verified(get_conversation(session, conversation_id))


def tell_verification(
    session: Session, conversation: Conversation, news: News, before: bool
) -> None:
    if views.is_verified(conversation) != before:
        events.tell_account(session, conversation, news)


def _drafted(
    session: Session, conversation: Conversation, message: Message, answer: Answer
) -> list[Suggestion]:
    return replace_suggestions(
        session, message, answer.suggestions, answer.model, conversation.language
    )


def _update(conversation: Conversation, answer: Answer) -> None:
    understanding, state = answer.understanding or {}, answer.state
    heat = understanding.get("hostility") or {}
    flags = set(understanding.get("risk") or [])
    if understanding.get("language") in ("zh", "en"):
        conversation.language = understanding["language"]
    conversation.hostility = min(4, max(0, int(state.get("hostility", heat.get("level", 0)))))
    conversation.target = str(heat.get("target") or "none")[:10]
    conversation.trend = str(state.get("trend") or "steady")[:10]
    conversation.risk = join_flags(conversation.risk, flags)
    # A machine only ever raises it: lowering it is a person's decision.
    conversation.crisis = bool(
        conversation.crisis or state.get("crisis") or "self_harm_red" in flags
    )


def _speak(
    session: Session,
    conversation: Conversation,
    news: News,
    message: Message,
    answer: Answer,
    late_after: float,
) -> None:
    if spoke_for(session, message):
        return
    newer = list_messages_of_customer(session, conversation.id, after=message.seq)
    waited = utc_now() - message.created_at
    late = bool(newer) and waited > timedelta(seconds=late_after)
    danger = bool(newer) and (conversation.crisis or any(in_danger(each.text) for each in newer))
    for number, reply in enumerate(answer.replies, start=1):
        if CRISIS_ACT not in reply["acts"] and (danger or (late and not reply["commit"])):
            # Behind a cry for help nothing else is answered; of old answers, which nobody wants
            # in a row, only those are given that tell what has been done.
            continue
        client_id = f"bot-{message.id}-{number}"
        if find_message(session, conversation.id, "bot", client_id) is None:
            line = events.say(session, conversation, news, client_id, reply)
            line.model = message.model
            after_bot_line(session, conversation, line, message, reply)

"""What the gateway does for a conversation while the copilot is away."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forbear.gateway import events
from forbear.gateway.follow_up import after_bot_line
from forbear.gateway.hub import News
from forbear.gateway.screen import SCREEN, Finding, crisis_words, join_flags, look
from forbear.gateway.wellbeing import heard
from forbear.store.base import utc_now
from forbear.store.conversations import ask_for_person
from forbear.store.messages import count_from, find_message, list_unscreened
from forbear.store.suggestions import ignore_open_suggestions, replace_suggestions
from forbear.store.tables import Conversation, Message

CRISIS_ID = "crisis-"
CRISIS_ACT = "crisis_support"


def screen_pending(session: Session, conversation: Conversation, news: News) -> None:
    """Look at every waiting line for danger, once, and answer danger at once."""
    for message in list_unscreened(session, conversation.id):
        finding = look(message.text, conversation.language)
        message.model, message.understanding = SCREEN, finding.understanding
        _raise_flags(conversation, finding)
        heard(session, conversation, news, message)
        events.tell_understanding(news, message)
        if conversation.mode == "agent":
            _suggest(session, conversation, news, message, finding)
        elif finding.self_harm != "none" and conversation.status == "open":
            _speak(session, conversation, news, message, finding)


def call_for_person(session: Session, conversation: Conversation, news: News) -> None:
    """The bot cannot answer for so long that a person should."""
    ask_for_person(conversation, "not_understood", utc_now())


def spoke_for(session: Session, message: Message) -> bool:
    """Whether the gateway gave the crisis words for this line."""
    said = find_message(session, message.conversation_id, "bot", f"{CRISIS_ID}{message.id}")
    return said is not None


def _raise_flags(conversation: Conversation, finding: Finding) -> None:
    heat = finding.understanding["hostility"]
    if heat["level"] >= conversation.hostility:
        conversation.hostility, conversation.target = heat["level"], heat["target"]
    conversation.language = finding.understanding["language"]
    conversation.risk = join_flags(conversation.risk, finding.understanding["risk"])
    conversation.crisis = conversation.crisis or finding.self_harm != "none"


def _speak(
    session: Session, conversation: Conversation, news: News, message: Message, finding: Finding
) -> None:
    if not spoke_for(session, message):
        ways, said_before = _words(session, conversation, finding)
        text = ways[said_before % len(ways)]
        client_id = f"{CRISIS_ID}{message.id}"
        line = events.say(session, conversation, news, client_id, {"text": text})
        after_bot_line(session, conversation, line, message, _crisis_draft(1, text))
    ask_for_person(conversation, "risk", utc_now())


def _suggest(
    session: Session, conversation: Conversation, news: News, message: Message, finding: Finding
) -> None:
    if finding.self_harm != "none":
        ways, _ = _words(session, conversation, finding)
        drafts = [_crisis_draft(rank, text) for rank, text in enumerate(ways[:3], start=1)]
        rows = replace_suggestions(session, message, drafts, SCREEN, conversation.language)
    else:
        # What was drafted before this line no longer fits it.
        ignore_open_suggestions(session, conversation.id)
        rows = []
    events.tell_suggestions(news, message.seq, rows, "down")


def _words(session: Session, conversation: Conversation, finding: Finding) -> tuple[list[str], int]:
    """The ways to say it now, and how often the gateway has said such words here."""
    customer = conversation.customer
    said_before = count_from(session, conversation.id, CRISIS_ID)
    place = customer.jurisdiction if customer else None
    return crisis_words(finding, place, said_before), said_before


def _crisis_draft(rank: int, text: str) -> dict[str, object]:
    return {
        "rank": rank,
        "acts": [CRISIS_ACT],
        "strategy": "crisis",
        # No action: the copilot hears it as words of the agent, with no side effect to commit.
        "action": "",
        "text": text,
        "score": 1.0,
        "why": {"understood": "risk", "policy": SCREEN, "rule": "crisis_first", "facts": []},
        "card": None,
        "quick_replies": [],
        "events": [],
        "commit": None,
    }

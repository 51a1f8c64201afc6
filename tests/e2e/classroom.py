"""Files to teach in that are nobody else's, and conversations that went wrong."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from forbear.settings import ROOT
from forbear.store.base import utc_now
from forbear.store.tables import Conversation, Message, SaidReply, Suggestion


def copied_files(folder: Path) -> Path:
    """A root with the project's own data and pages, of which the data may be changed."""
    for name in ("data", "tests/stories"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "domain.yml", folder)
    (folder / "web").symlink_to(ROOT / "web")
    return folder


def conversation_gone_wrong(session: Session, language: str) -> str:
    """A customer who was taken to ask for the balance, and a draft that nobody wanted."""
    words = WORDS[language]
    conversation = Conversation(
        id=f"wrong-{language}", language=language, handoff_reason="wish", last_seq=4
    )
    session.add(conversation)
    session.flush()
    first = _line(session, conversation, 1, "customer", words[0], understood(language, "greet"))
    _line(session, conversation, 2, "bot", words[1])
    line = _line(
        session, conversation, 3, "customer", words[2], understood(language, "ask_balance", 0.31, 2)
    )
    reply = _line(session, conversation, 4, "bot", words[3])
    for message, action in ((first, "utter_greet"), (line, "utter_explain_balance_later")):
        session.add(_draft(message, action))
    session.add(_said(conversation, 2, first.id + 1, "utter_greet", language))
    session.add(_said(conversation, 4, reply.id, "utter_ask_verification", language))
    return str(conversation.id)


WORDS = {
    "en": (
        "hello",
        "Hello. How can I help?",
        "they let me go on Friday, ring 07700 900123 if you must",
        "I can look at the balance with you.",
    ),
    "zh": (
        "你好",
        "您好，请讲。",
        "上周五厂里不要我了，要打就打13800138000",
        "我可以和您一起看余额。",
    ),
}


def understood(language: str, intent: str, sure: float = 0.93, level: int = 0) -> dict[str, Any]:
    return {
        "language": language,
        "intent": {"name": intent, "confidence": sure},
        "intents": [{"name": intent, "confidence": sure}],
        "hostility": {"level": level, "target": "situation" if level else "none", "score": 0.4},
        "risk": [],
        "entities": [],
    }


def _line(
    session: Session, conversation: Conversation, seq: int, author: str, text: str,
    understanding: dict[str, Any] | None = None,
) -> Message:  # fmt: skip
    message = Message(
        conversation_id=conversation.id, seq=seq, author=author, client_id=f"line-{seq}",
        text=text, understanding=understanding, model="forbear-1" if understanding else None,
        turn="done", created_at=utc_now(),
    )  # fmt: skip
    session.add(message)
    session.flush()
    return message


def _draft(message: Message, action: str) -> Suggestion:
    return Suggestion(
        conversation_id=message.conversation_id, message_id=message.id, rank=1,
        acts=["explain_amount"], strategy="information", action=action, text="x", score=1.0,
        why={"policy": "ActTablePolicy"}, events=[], model="forbear-1", outcome="dismissed",
        language="en",
    )  # fmt: skip


def _said(
    conversation: Conversation, seq: int, message_id: int, action: str, language: str
) -> SaidReply:
    return SaidReply(
        message_id=message_id, conversation_id=conversation.id, speaker="bot", acts=["close"],
        strategy="information", action=action, language=language,
    )  # fmt: skip

"""A plan that was built at the desk as a draft: sent, it goes the way of every suggestion."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.orm import Session

from forbear.gateway import desk
from forbear.gateway.errors import ConflictError, MissingError
from forbear.gateway.plan_builder import Means, build, check_standing, figure
from forbear.rules.money import format_money
from forbear.rules.offers import Offer, card_of_plans
from forbear.rules.written_figures import format_day, format_percent
from forbear.store.conversations import get_conversation
from forbear.store.messages import find_latest, list_messages
from forbear.store.suggestions import record_built
from forbear.store.tables import Conversation, Message, Suggestion

WORDS = Path(__file__).with_name("plan_words.yml")
ACTION = "action_propose_plans"
STRATEGY = "built"


@lru_cache(maxsize=1)
def plan_words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(WORDS.read_text("utf-8"))
    return words


def draft_plan(
    session: Session, conversation_id: str, agent_id: int, means: Means, offer_id: str
) -> Suggestion:
    """Kept until it is sent or another one is built; it counts as no suggestion until then."""
    conversation = get_conversation(session, conversation_id)
    agent = desk.own(session, conversation, agent_id)
    if conversation.status == "ended":
        raise ConflictError("ended", "This conversation has ended.")
    built = build(session, conversation, agent, means)
    offer = check_standing(built, offer_id)
    assert built is not None
    lang = "zh" if conversation.language == "zh" else "en"
    text = words_of(offer, lang)
    buttons = plan_words()["buttons"]
    draft = {
        "acts": ["offer_plan"],
        "strategy": STRATEGY,
        "action": ACTION,
        "text": text,
        "score": 1.0,
        "why": {"understood": "", "policy": "desk", "rule": "", "facts": []},
        "card": card_of_plans([offer], buttons["choose"][lang], buttons["decline"][lang]),
        "quick_replies": [],
        "events": _events(offer, text, figure(built, means)),
        "commit": None,
        "model": f"plan engine {offer.engine_version}",
    }
    return record_built(session, _line(session, conversation), draft, lang)


def words_of(offer: Offer, lang: str) -> str:
    words = plan_words()
    amounts = ("instalment", "last_instalment", "total_interest", "total_payable", "balance_after")
    values = {
        name: format_money(getattr(offer, name), offer.currency, lang)
        for name in amounts
        if getattr(offer, name) is not None
    }
    assert offer.first_due_on is not None
    values |= {
        "n": str(offer.n),
        "apr": format_percent(offer.apr_bps),
        "first_due": format_day(offer.first_due_on, lang),
    }
    parts = ["offer", *(["rest"] if offer.balance_after else [])]
    parts += ["approval"] if offer.approval_needed else []
    return "".join(words[part][lang] for part in parts).format(**values)


def _events(offer: Offer, text: str, own_figure: dict[str, Any]) -> list[dict[str, Any]]:
    """What the assistant would note had it proposed this plan itself."""
    slots = {
        "offers": [offer.offer_id],
        "chosen_offer": None,
        "talk": "offered",
        "own_figure": own_figure,
    }
    return [
        {"event": "action", "name": ACTION},
        {"event": "bot", "text": text, "data": {}, "metadata": {}},
        *({"event": "slot", "name": name, "value": value} for name, value in slots.items()),
        {"event": "action", "name": "action_listen"},
    ]


def _line(session: Session, conversation: Conversation) -> Message:
    """What it is an answer to: the customer's last line, else the last there is."""
    found = find_latest(session, conversation.id, "customer")
    found = found or next(iter(reversed(list_messages(session, conversation.id))), None)
    if found is None:
        raise MissingError("nothing_said", "Nothing has been said in this conversation yet.")
    return found

"""A month of conversations for measuring and showing reports: rows in bulk, by chance of a seed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from forbear.store.tables import (
    Account,
    ConductFinding,
    Conversation,
    Customer,
    Message,
    PromiseToPay,
    SaidReply,
    Stretch,
    Suggestion,
)

LINES = 10
DAYS = 30
ACTS = (
    *(["acknowledge_emotion"], ["explain_amount"], ["ask_hardship"], ["offer_plan"]),
    *(["set_boundary"], ["acknowledge_emotion", "ask_hardship"], ["handoff_human"], ["close"]),
)
STRATEGIES = ("validate", "reflect", "clarify", "choice", "information", "boundary", "signpost")
REASONS = ("asked", "hostility", "risk", "not_understood", "approval")
RULES = ("CR-01", "CR-02", "CR-07", "CR-12", "CR-16", "CR-24")
PROMISED = ("kept", "kept", "kept", "broken", "partial", "confirmed", "replanned")
OUTCOMES = ("sent", "edited", "dismissed", "ignored", "ignored")

Rows = dict[Any, list[dict[str, Any]]]


def fill(connection: Any, conversations: int, now: datetime, seed: int = 7) -> None:
    """Conversations of LINES messages, with all that reports count, before `now`."""
    rng = Random(seed)
    customers = connection.execute(select(Customer.id, Customer.language)).all()
    accounts = connection.execute(select(Account.id)).scalars().all()
    rows: Rows = {
        table: []
        for table in (Conversation, Message, Suggestion, SaidReply, Stretch, ConductFinding)
    }
    for number in range(conversations):
        began = now - timedelta(minutes=rng.randrange(1, DAYS * 24 * 60))
        customer = rng.choice([*customers, (None, rng.choice(("zh", "en")))])
        _converse(rows, rng, number, began, customer)
    rows[PromiseToPay] = [_promise(rng, each, now) for each in rng.sample(accounts, len(accounts))]
    for table, values in rows.items():
        connection.execute(table.__table__.insert(), values)


def _converse(
    rows: Rows, rng: Random, number: int, began: datetime, customer: Sequence[Any]
) -> None:
    ours = f"busy{number}"
    owner, language = customer
    rows[Conversation].append(
        {
            **{"id": ours, "customer_id": owner, "language": language, "mode": "agent"},
            **{"status": "ended", "created_at": began, "last_message_at": began},
            **{"last_seq": LINES, "crisis": False, "hostility": 0, "target": "none"},
            **{"trend": "steady", "risk": []},
        }
    )
    heat = rng.choice((1, 2, 2, 3))
    for seq in range(1, LINES + 1):
        line = number * LINES + seq
        at = began + timedelta(seconds=30 * seq)
        author = "customer" if seq % 2 else "agent"
        rows[Message].append(_message(line, ours, seq, author, at))
        if author == "customer":
            rows[Suggestion] += [
                _suggestion(rng, ours, line, rank, language, at) for rank in (1, 2, 3)
            ]
            continue
        after = min(4, max(0, heat + rng.choice((-1, -1, 0, 0, 1))))
        rows[SaidReply].append(_said(rng, ours, line, language, at, heat, after))
        heat = after
    if rng.random() < 0.2:
        last = (number + 1) * LINES
        rows[ConductFinding].append(
            {
                **{"message_id": last, "rule": rng.choice(RULES), "conversation_id": ours},
                "outcome": rng.choice(("mended", "mended", "advised", "overridden")),
                "at": began,
            }
        )
    rows[Stretch] += _stretches(rng, ours, began)


def _message(line: int, ours: str, seq: int, author: str, at: datetime) -> dict[str, Any]:
    return {
        **{"id": line, "conversation_id": ours, "seq": seq, "author": author, "turn": "done"},
        **{"client_id": str(seq), "text": "我想问下还款的事", "quick_replies": []},
        "created_at": at,
    }


def _suggestion(
    rng: Random, ours: str, line: int, rank: int, language: str, at: datetime
) -> dict[str, Any]:
    outcome = rng.choice(OUTCOMES)
    return {
        **{"conversation_id": ours, "message_id": line, "rank": rank, "acts": rng.choice(ACTS)},
        **{"strategy": rng.choice(STRATEGIES), "action": "utter_x", "language": language},
        **{"text": "我先帮您看一下账单。" * 5, "score": 0.5, "why": {"rule": "x" * 200}},
        **{"quick_replies": [], "events": [{"event": "action", "name": "x" * 300}], "model": "m"},
        **{"outcome": outcome, "created_at": at},
        "edit_ratio": round(rng.random(), 2) if outcome == "edited" else None,
    }


def _said(
    rng: Random, ours: str, line: int, language: str, at: datetime, before: int, after: int
) -> dict[str, Any]:
    return {
        **{"message_id": line, "conversation_id": ours, "speaker": "agent"},
        **{"acts": rng.choice(ACTS), "strategy": rng.choice(STRATEGIES), "action": "utter_x"},
        **{"language": language, "edit_ratio": 0.0, "said_at": at},
        **{"hostility_before": before, "hostility_after": after},
    }


def _stretches(rng: Random, ours: str, began: datetime) -> list[dict[str, Any]]:
    made = [_stretch(ours, "first_reply", began, rng.lognormvariate(-1, 1), "bot")]
    if rng.random() < 0.5:
        reason, came = rng.choice(REASONS), rng.random() < 0.9
        wait = rng.lognormvariate(4, 1)
        by = "agent" if came else "none"
        made.append(_stretch(ours, "person", began, wait, by, reason))
    if rng.random() < 0.02:
        made.append(_stretch(ours, "crisis", began, rng.lognormvariate(6, 1), "agent"))
    return made


def _stretch(
    ours: str, kind: str, began: datetime, seconds: float, by: str, reason: str | None = None
) -> dict[str, Any]:
    return {
        **{"conversation_id": ours, "kind": kind, "began_at": began, "began_on": began.date()},
        **{"reason": reason, "seconds": round(seconds, 1), "ended_by": by},
        "ended_at": began + timedelta(seconds=seconds),
    }


def _promise(rng: Random, account: int, now: datetime) -> dict[str, Any]:
    made = now - timedelta(days=rng.randrange(DAYS))
    return {
        **{"account_id": account, "amount": 20_000, "due_on": made.date()},
        **{"status": rng.choice(PROMISED), "created_at": made},
    }

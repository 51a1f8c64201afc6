"""The account of a rehearsed dialogue in the throwaway database, and its changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.rules.money import MoneyError, to_minor
from forbear.rules.verification import verified_until
from forbear.store.conversations import create_conversation, get_conversation
from forbear.store.promises import find_open_promise, record_promise
from forbear.store.tables import Account, Balance, Customer

ZONES = {"CN": "Asia/Shanghai", "US": "America/New_York", "UK": "Europe/London"}
PRODUCTS = ("credit_card", "personal_loan", "car_loan", "mortgage", "online_loan", "overdraft")
STOP_STATES = ("none", "breathing_space", "bankruptcy", "cease", "signed_plan", "attorney")
CHANNELS = ("chat", "app_chat", "sms", "email")
SESSIONS = ("same", "next_day")
SPEAKERS = ("customer", "contact", "third_party")
MOST_DAYS = 36_500
LAST4, BIRTH_YEAR = "8821", 1987
"""What the customer of a dialogue answers to the identity questions, where it says nothing else."""
SPLIT = ("principal", "interest", "fees")


class DialogueError(ValueError):
    """A dialogue cannot be played; the message names the field and what it may be."""


def read_account(dialogue: dict[str, Any]) -> dict[str, Any]:
    """The account of a dialogue with every field filled; amounts in minor units."""
    place = _one_of(dialogue, "jurisdiction", tuple(JURISDICTIONS), "CN")
    given = dialogue.get("account") or {}
    if not isinstance(given, dict):
        raise DialogueError("`account` must be an object.")
    currency = given.get("currency") or JURISDICTIONS[place].currency
    account = {
        "jurisdiction": place,
        "product": _product(given),
        "currency": currency,
        "dpd": _whole(given, "dpd", 0),
        "apr": _rate(given.get("apr", "18.25")),
        "verified": bool(given.get("verified", False)),
        "speaker_role": _one_of(given, "speaker_role", SPEAKERS, "customer"),
        "stop_state": _one_of(given, "stop_state", STOP_STATES, "none"),
        "legal_referral": bool(given.get("legal_referral", False)),
        "timezone": _zone(given.get("timezone") or ZONES[place]),
        "last4": str(given.get("last4", LAST4)),
        "birth_year": _whole(given, "birth_year", BIRTH_YEAR),
        "open_ptp": bool(given.get("open_ptp")),
        **read_session(given),
    }
    return {**account, **_split(given, currency)}


def read_session(given: dict[str, Any]) -> dict[str, Any]:
    """Channel and session, of the account or of a turn's state."""
    return {
        "channel": _one_of(given, "channel", CHANNELS, "chat"),
        "session": _one_of(given, "session", SESSIONS, "same"),
    }


def open_account(session: Session, account: dict[str, Any], now: datetime) -> str:
    """A customer of one account, and the id of a conversation that is bound to them."""
    customer = Customer(
        reference=f"R-{uuid4().hex[:24]}",
        name="Rehearsal",
        language="zh" if account["jurisdiction"] == "CN" else "en",
        jurisdiction=account["jurisdiction"],
        timezone=account["timezone"],
        birth_year=account["birth_year"],
    )
    late_since = now.date() - timedelta(days=account["dpd"]) if account["dpd"] else None
    customer.accounts = [
        Account(
            product=account["product"],
            last4=account["last4"],
            currency=account["currency"],
            apr_bps=int(account["apr"] * 100),
            opened_on=now.date() - timedelta(days=900),
            past_due_since=late_since,
            next_due_on=now.date() + timedelta(days=20),
            stop_state=account["stop_state"],
            legal_referral=account["legal_referral"],
            balance=Balance(**{k: account[k] for k in SPLIT}, as_of=now.date()),
        )
    ]
    session.add(customer)
    session.flush()
    conversation = create_conversation(
        session, language=customer.language, mode="bot", customer_id=customer.id
    )
    if account["verified"]:
        conversation.verified_until = verified_until(now)
    if account["open_ptp"]:
        session.flush()
        _promise(session, customer.accounts[0], str(conversation.id), now)
    return str(conversation.id)


def _promise(session: Session, account: Account, conversation_id: str, now: datetime) -> None:
    """A payment that was promised before this conversation and is not due yet."""
    amount = max(1, account.balance.principal // 20)
    due_on = now.date() + timedelta(days=7)
    record_promise(session, account.id, conversation_id, amount, due_on)


def apply_state(
    session: Session, conversation_id: str, state: dict[str, Any], now: datetime
) -> None:
    """What the dialogue says has changed before this turn."""
    conversation = get_conversation(session, conversation_id)
    if "verified" in state:
        conversation.verified_until = verified_until(now) if state.get("verified") else None
    account = conversation.customer.accounts[0]
    if state.get("open_ptp") and find_open_promise(session, account.id) is None:
        _promise(session, account, conversation_id, now)
    if "stop_state" in state:
        account.stop_state = _one_of(state, "stop_state", STOP_STATES, "none")
    if "legal_referral" in state:
        account.legal_referral = bool(state["legal_referral"])
    if "dpd" in state:
        account.past_due_since = now.date() - timedelta(days=_whole(state, "dpd", 0))


def _split(given: dict[str, Any], currency: str) -> dict[str, int]:
    """Principal, interest and fees; a balance alone is all principal."""
    try:
        parts = {k: to_minor(str(given[k]), currency) for k in SPLIT if given.get(k) is not None}
        if given.get("balance") is not None:
            total = to_minor(str(given["balance"]), currency)
            parts.setdefault("principal", total - sum(parts.values()))
    except (MoneyError, InvalidOperation) as error:
        raise DialogueError(f"`account`: {error}") from error
    if below := [k for k in SPLIT if parts.get(k, 0) < 0]:
        raise DialogueError(
            f"`account`: {' and '.join(below)} would be below zero. Interest and fees are parts of"
            " the balance."
        )
    return {"principal": 0, "interest": 0, "fees": 0, **parts}


def _product(given: dict[str, Any]) -> Any:
    """One of PRODUCTS; people write it with a space, and in capitals."""
    said = given.get("product")
    spelt = (
        said.strip().lower().replace(" ", "_").replace("-", "_") if isinstance(said, str) else said
    )
    return _one_of(
        {**given, "product": spelt} if spelt else given, "product", PRODUCTS, "credit_card"
    )


def _one_of(given: dict[str, Any], key: str, allowed: tuple[str, ...], default: str) -> str:
    value = given.get(key) or default
    if not isinstance(value, str) or value not in allowed:
        raise DialogueError(f"`{key}` is {value!r}: it must be one of {', '.join(allowed)}.")
    return value


def _zone(name: Any) -> str:
    try:
        return ZoneInfo(name).key
    except (TypeError, ValueError, OSError, KeyError) as error:
        raise DialogueError(
            f"`timezone` is {name!r}: it must be a name such as Asia/Shanghai."
        ) from error


def _whole(given: dict[str, Any], key: str, default: int) -> int:
    value = given.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_DAYS:
        raise DialogueError(
            f"`{key}` is {value!r}: it must be a whole number from 0 to {MOST_DAYS}."
        )
    return value


def _rate(value: Any) -> Decimal:
    try:
        rate = Decimal(str(value))
    except InvalidOperation as error:
        raise DialogueError(f"`apr` is {value!r}: it must be a decimal text.") from error
    if not rate.is_finite() or not 0 <= rate <= 1000:
        raise DialogueError(f"`apr` is {value}: it must be from 0 to 1000.")
    return rate

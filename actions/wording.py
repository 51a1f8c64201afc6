"""Figures and days as a reply shows them, and the same as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rasa_sdk import Tracker

from forbear.rules.money import format_money, from_minor
from forbear.rules.written_figures import format_day, format_percent
from forbear.store.accounts import AccountFacts

PRODUCT_NAMES: Mapping[str, tuple[str, str]] = {
    "credit_card": ("信用卡", "credit card"),
    "personal_loan": ("个人贷款", "personal loan"),
    "car_loan": ("车贷", "car loan"),
    "mortgage": ("房贷", "mortgage"),
    "online_loan": ("网上贷款", "online loan"),
    "overdraft": ("透支账户", "overdraft"),
}


def language_of(tracker: Tracker) -> str:
    return tracker.get_slot("language") or "zh"


def money(minor: int, currency: str, lang: str) -> str:
    return format_money(minor, currency, lang)


def day(value: date, lang: str) -> str:
    return format_day(value, lang)


def percent(bps: int) -> str:
    return format_percent(bps)


def balance_words(facts: AccountFacts, lang: str) -> dict[str, str]:
    """The placeholders of a reply that itemises a balance."""
    amounts = {
        "balance": facts.balance,
        "principal": facts.principal,
        "interest": facts.interest,
        "fees": facts.fees,
    }
    return {
        **{name: money(minor, facts.currency, lang) for name, minor in amounts.items()},
        "as_of": day(facts.as_of, lang),
        "product_name": PRODUCT_NAMES[facts.product][0 if lang == "zh" else 1],
    }


def allowed_values(
    currency: str,
    amounts: Iterable[int | None],
    days: Iterable[date | None] = (),
    others: Iterable[str | int | None] = (),
) -> list[str]:
    """Every figure that a reply may name, as decimal texts, for the conduct check."""
    values = [str(from_minor(a, currency)) for a in amounts if a is not None]
    for each in days:
        if each is not None:
            values += [str(each.year), str(each.month), str(each.day)]
    return [*values, *(str(o) for o in others if o is not None)]


def spoken(values: Mapping[str, Any], allowed: list[str], **custom: Any) -> dict[str, Any]:
    """Keyword arguments of `utter_message`: the placeholders, and what travels beside the words."""
    return {**values, "json_message": {"allowed_values": allowed, **custom}}

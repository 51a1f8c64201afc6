"""The numbers of a reply, and whether the system or the customer supplied each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from forbear.rules.affordability import Income, assess
from forbear.rules.money import from_minor, to_minor
from forbear.simulation.persona import Persona

# Read once more and in the plainest way: this check shares nothing with the conduct check.
WRITTEN = re.compile(r"(?<![A-Za-z0-9-])\d+(?:,\d{3})*(?:\.\d+)?")
SIGNED = re.compile(r"[¥$£]\s?\d|\d\s?(?:元|美元|英镑|港元)")
OFFER_FIELDS = (
    "n", "instalment", "last_instalment", "total_interest", "total_fees", "total_payable",
    "principal", "balance_after", "apr", "contract_apr", "waived", "days",
)  # fmt: skip
OFFER_DAYS = ("first_due_on", "review_on", "expires_on")


def numbers_in(text: str) -> list[Decimal]:
    return [Decimal(each.replace(",", "")) for each in WRITTEN.findall(text)]


def names_money(text: str) -> bool:
    """Whether an amount of money stands in the text."""
    return bool(SIGNED.search(text))


def unsupplied(
    text: str,
    persona: Persona,
    said: Iterable[Decimal],
    offers: Iterable[Mapping[str, Any]],
    place_values: Iterable[str],
    today: date,
) -> list[Decimal]:
    """The numbers that neither account, engine, place nor the customer's own words hold."""
    for value in sorted(place_values, key=len, reverse=True):
        text = re.sub(rf"(?<![\d.,]){re.escape(value)}(?![.,]?\d)", " ", text)
    known = supplied(persona, said, offers, today)
    return [number for number in numbers_in(text) if number not in known]


def supplied(
    persona: Persona, said: Iterable[Decimal], offers: Iterable[Mapping[str, Any]], today: date
) -> set[Decimal]:
    """Every number that a reply may name to this customer by now."""
    own = set(said)
    return {*_of_account(persona, today), *own, *_derived(persona, own), *_of_offers(offers)}


def _of_account(persona: Persona, today: date) -> Iterator[Decimal]:
    debt = persona.debt
    for minor in (debt.principal, debt.interest, debt.fees, debt.balance):
        yield from_minor(minor, debt.currency)
    yield from _of_day(today)
    yield Decimal(debt.apr)


def _of_offers(offers: Iterable[Mapping[str, Any]]) -> Iterator[Decimal]:
    for offer in offers:
        yield from (Decimal(str(offer[f])) for f in OFFER_FIELDS if offer.get(f) is not None)
        for field in OFFER_DAYS:
            if offer.get(field):
                yield from _of_day(date.fromisoformat(offer[field]))


def _of_day(day: date) -> Iterator[Decimal]:
    yield from (Decimal(day.year), Decimal(day.month), Decimal(day.day))


def _derived(persona: Persona, said: set[Decimal]) -> Iterator[Decimal]:
    """What the rules work out from what was said: the sum of essentials, and what is affordable."""
    means, unit = persona.means, persona.debt.currency
    if means is None or Decimal(means.income) not in said:
        return
    spent = {k: to_minor(Decimal(v), unit) for k, v in means.essentials.items()}
    income = Income("stated", to_minor(Decimal(means.income), unit))
    yield Decimal(means.spent)
    yield from_minor(assess([income], spent, persona.debt.balance).affordable, unit)

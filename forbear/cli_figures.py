"""The figures of `forbear plan` and `forbear afford`: one JSON object in, one out."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from forbear.rules.affordability import PAYMENTS_A_MONTH, Affordability, Income, OtherDebt, assess
from forbear.rules.amortisation import (
    MAX_TERM_MONTHS,
    Amortisation,
    NegativeAmortisationError,
    TermError,
    rate_of_percent,
    repay_by,
    repay_in,
)
from forbear.rules.money import MoneyError, from_minor, minor_digits, nearest, to_minor

MAX_APR = Decimal(100)
MAX_AMOUNT = 10**12
"""In whole units of the currency; the store's columns hold more."""
SHARE_DIGITS = 6
ROW_PARTS = ("payment", "interest", "principal", "balance")


class FieldError(ValueError):
    """A field of the line is missing or out of bounds; the text names it."""


def plan_line(line: dict[str, Any]) -> dict[str, Any]:
    try:
        return _plan(line)
    except NegativeAmortisationError:
        return {"error": "negative_amortisation"}
    except (FieldError, TermError) as problem:
        return {"error": str(problem)}


def afford_line(line: dict[str, Any]) -> dict[str, Any]:
    try:
        return _afford(line)
    except FieldError as problem:
        return {"error": str(problem)}


def _plan(line: dict[str, Any]) -> dict[str, Any]:
    currency = _currency(line)
    principal = _money(line, "principal", currency, least=1)
    rate = rate_of_percent(_apr(line))
    if (line.get("n") is None) == (line.get("payment") is None):
        raise FieldError("n, payment: give exactly one of the two")
    if line.get("n") is not None:
        return _plan_json(repay_in(principal, rate, _term(line["n"])), currency)
    payment = _money(line, "payment", currency, least=1)
    return _plan_json(repay_by(principal, rate, payment), currency)


def _plan_json(plan: Amortisation, currency: str) -> dict[str, Any]:
    def text(minor: int) -> str:
        return str(from_minor(minor, currency))

    return {
        "instalment": text(plan.instalment),
        "last_instalment": text(plan.last_instalment),
        "n": plan.n,
        "total_interest": text(plan.total_interest),
        "total_payable": text(plan.total_payable),
        "schedule": [
            {"k": row.k, **{part: text(getattr(row, part)) for part in ROW_PARTS}}
            for row in plan.schedule
        ],
    }


def _afford(line: dict[str, Any]) -> dict[str, Any]:
    currency = _currency(line)
    incomes = [
        _income(item, f"income[{i}]", currency) for i, item in enumerate(_list(line, "income"))
    ]
    essentials = _required(line, "essentials", "essentials")
    if not isinstance(essentials, dict):
        raise FieldError("essentials: must be an object of name and amount")
    spent = {name: _money(essentials, name, currency, "essentials.") for name in essentials}
    balance = _money(line, "balance", currency)
    debts = [
        _debt(item, f"other_debts[{i}]", currency)
        for i, item in enumerate(_list(line, "other_debts"))
    ]
    return _afford_json(assess(incomes, spent, balance, debts), currency)


def _income(item: Any, where: str, currency: str) -> Income:
    if not isinstance(item, dict):
        raise FieldError(f"{where}: must be an object with kind and amount")
    kind = _required(item, "kind", f"{where}.kind")
    freq = item.get("freq", "monthly")
    if not isinstance(freq, str) or freq not in PAYMENTS_A_MONTH:
        raise FieldError(f"{where}.freq: must be one of {', '.join(PAYMENTS_A_MONTH)}")
    return Income(str(kind), _money(item, "amount", currency, f"{where}."), freq)


def _debt(item: Any, where: str, currency: str) -> OtherDebt:
    if not isinstance(item, dict):
        raise FieldError(f"{where}: must be an object with balance")
    balance = _money(item, "balance", currency, f"{where}.")
    if item.get("agreed_payment") is None:
        return OtherDebt(balance)
    return OtherDebt(balance, _money(item, "agreed_payment", currency, f"{where}."))


def _afford_json(result: Affordability, currency: str) -> dict[str, Any]:
    def text(minor: Fraction) -> str:
        return str(from_minor(nearest(minor), currency))

    share = Decimal(nearest(result.share * 10**SHARE_DIGITS)).scaleb(-SHARE_DIGITS)
    return {
        "income": text(result.income),
        "essentials": text(result.essentials),
        "disposable": text(result.disposable),
        "savings_buffer": text(result.savings_buffer),
        "available": text(result.available),
        "share": f"{share:f}",
        "share_exact": str(result.share),
        "affordable": str(from_minor(result.affordable, currency)),
    }


def _required(holder: dict[str, Any], name: str, where: str) -> Any:
    if holder.get(name) is None:
        raise FieldError(f"{where}: missing")
    return holder[name]


def _list(line: dict[str, Any], name: str) -> list[Any]:
    value = _required(line, name, name)
    if not isinstance(value, list):
        raise FieldError(f"{name}: must be a list; give [] when there is none")
    return value


def _currency(line: dict[str, Any]) -> str:
    currency = _required(line, "currency", "currency")
    try:
        minor_digits(currency)
    except MoneyError as problem:
        raise FieldError(f"currency: {problem}") from None
    return str(currency)


def _money(holder: dict[str, Any], name: str, currency: str, path: str = "", least: int = 0) -> int:
    where = path + name
    value = _number(_required(holder, name, where), where)
    try:
        minor = to_minor(value, currency)
    except MoneyError as problem:
        raise FieldError(f"{where}: {problem}") from None
    if minor < least:
        raise FieldError(f"{where}: must be {'above 0' if least else '0 or more'}, not {value}")
    if minor > MAX_AMOUNT * 10 ** minor_digits(currency):
        raise FieldError(f"{where}: must be at most {MAX_AMOUNT}, not {value}")
    return minor


def _apr(line: dict[str, Any]) -> Decimal:
    text = _number(_required(line, "apr", "apr"), "apr")
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,12})?", text, re.ASCII):
        raise FieldError(f"apr: {text[:40]!r} is not a rate. Write percent a year, such as 18.25.")
    apr = Decimal(text)
    if not 0 <= apr <= MAX_APR:
        raise FieldError(f"apr: must be from 0 to {MAX_APR}, not {text}")
    return apr


def _number(value: Any, where: str) -> str:
    """Decimals come as text; whole JSON numbers and exact decimals do no harm."""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise FieldError(f'{where}: write the number as text, such as "1234.50"')


def _term(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,4}", value, re.ASCII):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise FieldError(f"n: must be a whole number from 1 to {MAX_TERM_MONTHS}")
    if not 1 <= value <= MAX_TERM_MONTHS:
        raise FieldError(f"n: must be from 1 to {MAX_TERM_MONTHS}, not {str(value)[:10]}")
    return value

"""Draws made-up customers from the kinds of personas.yml; the same seed gives the same people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from forbear.rules.jurisdictions import jurisdiction
from forbear.simulation.files import LANGUAGES, PLACES, SimulationError, load
from forbear.simulation.persona import Debt, Means, Persona, Temper

MANNERS = ("tidy", "tidy", "loose", "dots", "hasty", "loud")
INCOMES = {"CN": (2800, 11000, 100), "US": (1500, 5200, 50), "UK": (1200, 3600, 50)}
SHARES = {
    "zh": {"rent": 0.4, "food": 0.3, "family": 0.2, "travel": 0.1},
    "en": {"rent": 0.5, "food": 0.25, "family": 0.15, "travel": 0.1},
}
"""How the essentials divide; the rest of rounding goes to the first."""
RATES = {"CN": "18.25", "US": "24.99", "UK": "22.9"}
CHANCE_OF_MORE = 0.4
CHANCE_TO_INSIST = 0.25


def kinds() -> dict[str, Any]:
    found: dict[str, Any] = load("personas")["kinds"]
    return found


def cast(
    language: str, place: str, seed: int, today: date, kind: str | None = None
) -> Iterator[Persona]:
    """An endless row of people; a kind that does not live in the place is refused."""
    if language not in LANGUAGES or place not in PLACES:
        raise SimulationError(
            f"There are no personas for {language}-{place}: the languages are"
            f" {', '.join(LANGUAGES)}, the places {', '.join(PLACES)}."
        )
    here = {k: v for k, v in kinds().items() if place in v.get("places", PLACES)}
    if kind is not None and kind not in here:
        raise SimulationError(
            f"There is no persona `{kind}` in {place}: choose one of {', '.join(sorted(here))}."
        )
    number = 0
    while True:
        number += 1
        rng = Random(f"{seed}/{language}/{place}/{number}")
        drawn = kind or rng.choices(list(here), [v["weight"] for v in here.values()])[0]
        yield _persona(drawn, here[drawn], language, place, number, rng, today)


def _persona(
    kind: str, row: dict[str, Any], language: str, place: str, number: int, rng: Random, today: date
) -> Persona:
    means = _means(row["means"], language, place, rng)
    debt = _debt(row, place, means, rng)
    more = [each for each in row.get("may_want", ()) if rng.random() < CHANCE_OF_MORE]
    tells = row.get("tells")
    return Persona(
        name=f"{language}-{place}-{kind}-{number}",
        kind=kind,
        story=row["story"],
        language=language,
        place=place,
        temper=_temper(row, rng),
        manner=rng.choice(MANNERS),
        reason=row.get("reason"),
        willing=row["willing"],
        means=means,
        debt=debt,
        wants=(*row["wants"], *more),
        identity=_one_of(row.get("identity", ("gives", "gives", "halves", "mistakes")), rng),
        last4=f"{rng.randrange(1000, 9999)}",
        birth_year=rng.randrange(1958, 2002),
        insists=rng.random() < CHANCE_TO_INSIST,
        promise=_promise(row, debt, rng, today),
        tells=(tells["line"], rng.randint(*tells["turn"])) if tells else None,
        truth=row.get("truth"),
    )


def _temper(row: dict[str, Any], rng: Random) -> Temper:
    tempers = load("tempers")
    name = rng.choice(row.get("tempers") or [t for t in tempers if t != "foul"])
    given = tempers[name]
    return Temper(
        name=name,
        starts=rng.uniform(*given["starts"]),
        patience=rng.randint(*given["patience"]),
        **{k: given[k] for k in ("softens", "hardens", "evades", "heeds", "highest")},
    )


def _means(level: str, language: str, place: str, rng: Random) -> Means | None:
    if level == "none":
        return None
    low, high, step = INCOMES[place]
    income = rng.randrange(low, high, step)
    share = {"enough": rng.uniform(0.62, 0.85), "nothing": rng.uniform(1.0, 1.2)}.get(level)
    if share is not None:
        spent = int(income * share)
    else:  # tight: a little above the least instalment
        least = jurisdiction(place).policy_minimum.value / 100
        spent = int(income - max(least, 20) * rng.uniform(1.4, 3))
    shares = SHARES[language]
    items = {k: max(step, int(spent * v) // step * step) for k, v in shares.items()}
    items["rent"] += max(0, spent - sum(items.values())) // 10 * 10
    return Means(income, items)


def _debt(row: dict[str, Any], place: str, means: Means | None, rng: Random) -> Debt:
    left = means.left if means and means.left > 0 else INCOMES[place][0] // 8
    total = int(left * 100 * rng.uniform(4, 26)) + rng.randrange(100)
    interest, fees = int(total * rng.uniform(0.03, 0.1)), int(total * rng.uniform(0.01, 0.05))
    return Debt(
        currency=jurisdiction(place).currency,
        principal=total - interest - fees,
        interest=interest,
        fees=fees,
        dpd=rng.randint(*row["dpd"]),
        apr=RATES[place],
        stop_state=row.get("records", {}).get("stop_state", "none"),
    )


def _promise(row: dict[str, Any], debt: Debt, rng: Random, today: date) -> tuple[int, date] | None:
    """A round part of the debt, on a day that the rules would take."""
    if "promise" not in row["wants"]:
        return None
    step = 50 if debt.balance < 200_000 else 100
    amount = max(step, int(debt.balance / 100 * rng.uniform(0.1, 0.5)) // step * step)
    return amount, today + timedelta(days=rng.randint(2, 9 if debt.dpd <= 30 else 25))


def _one_of(given: Any, rng: Random) -> str:
    return given if isinstance(given, str) else str(rng.choice(given))

"""How a customer answers what was asked: with the facts, with half of them, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.simulation.move import Move
from forbear.simulation.reading import Reading

if TYPE_CHECKING:
    from forbear.simulation.customer import Customer
MOST_EVASIONS = 3
SMALL_QUESTIONS = {
    "promise": "own_figure",
    "which_part": "own_figure",
    "preference": "say_preference",
    "representative": "say_representative",
    "permission": "yes_please",
}
"""Questions with one answer each; each is given once."""


def answer_to(customer: Customer, reading: Reading | None) -> Move | None:
    """An answer to what the reply asks; nothing where they have none."""
    if reading is None:
        return None
    says = _answer(customer, reading)
    if says is None:
        return None
    again = ("asked_again",) if customer.effect.asked_again else ()
    return Move((*again, *says))


def _answer(customer: Customer, reading: Reading) -> tuple[str, ...] | None:
    if "identity" in reading.asks and not customer.verified:
        return _identity(customer)
    if {"income", "essentials"} & reading.asks:
        return _money(customer, reading)
    if reading.asks & set(SMALL_QUESTIONS) and (small := _small(customer, reading)):
        return small
    if "reason" in reading.asks or (reading.heard and reading.question):
        return _reason(customer)
    return None


def _identity(customer: Customer) -> tuple[str, ...] | None:
    memory, persona = customer.memory, customer.persona
    if persona.truth == "third_party":
        return ("i_am_not_them",)
    if persona.identity == "refuses" or (persona.identity == "reassured" and not memory.reassured):
        memory.identity_tries += 1
        return ("refuse_identity",) if memory.identity_tries <= 2 else None
    if _evades(customer):
        return ("evade_identity",)
    memory.identity_tries += 1
    if persona.identity == "mistakes" and memory.identity_tries == 1:
        return ("wrong_identity",)
    if persona.identity == "halves" and memory.identity_tries == 1:
        return ("give_last4",)
    memory.given.add("identity")
    if persona.identity == "halves" and memory.identity_tries == 2:
        return ("give_year",)
    return ("give_identity",)


def _money(customer: Customer, reading: Reading) -> tuple[str, ...] | None:
    if customer.persona.means is None or not customer.persona.willing:
        return ("no_figures",) if "no_figures" not in _once(customer, "no_figures") else None
    if _evades(customer):
        return ("evade_money",)
    given = customer.memory.given
    missing = [each for each in ("income", "essentials") if each not in given]
    asked = [each for each in ("income", "essentials") if each in reading.asks]
    wanted = [each for each in asked if each in missing] or asked
    if len(wanted) == 2 and customer.rng.random() < 0.35:
        wanted = [customer.rng.choice(wanted)]
    given.update(wanted)
    if len(wanted) == 2:
        return ("give_both",)
    return ("give_income",) if wanted == ["income"] else ("give_essentials",)


def _small(customer: Customer, reading: Reading) -> tuple[str, ...] | None:
    for question, line in SMALL_QUESTIONS.items():
        if question not in reading.asks or not _knows(customer, question):
            continue
        if line not in _once(customer, line):
            return ("promise",) if question == "promise" and customer.persona.promise else (line,)
    return None


def _knows(customer: Customer, question: str) -> bool:
    """Whether they have an answer to this small question."""
    persona = customer.persona
    if question == "which_part":
        return persona.can_pay and customer.memory.rejected > 0
    if question == "promise":
        return persona.can_pay
    if question == "representative":
        return persona.truth == "represented"
    if question == "preference":
        return "stop_calls_at_work" in persona.wants
    return "vulnerability" in persona.wants


def _once(customer: Customer, line: str) -> set[str]:
    """The lines given before this one; this one is among them from now on."""
    before = set(customer.memory.given)
    customer.memory.given.add(line)
    return before


def _reason(customer: Customer) -> tuple[str, ...] | None:
    if customer.persona.truth is not None:
        return None
    if customer.persona.reason is None or "hardship" in customer.memory.given:
        return None
    if customer.agenda.is_open("hardship") or customer.memory.repeats.get("hardship"):
        return None
    customer.memory.given.add("hardship")
    return ("hardship",)


def _evades(customer: Customer) -> bool:
    memory, temper = customer.memory, customer.persona.temper
    chance = temper.evades * (0.5 + customer.heat.value / 3)
    if memory.evaded >= MOST_EVASIONS or customer.rng.random() >= chance:
        return False
    memory.evaded += 1
    return True

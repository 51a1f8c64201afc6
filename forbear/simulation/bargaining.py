"""How a customer takes an offer: only what fits their means, and only what was really agreed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from forbear.simulation.move import Move
from forbear.simulation.reading import Reading

if TYPE_CHECKING:
    from forbear.simulation.customer import Customer
BUTTON_CHANCE = 0.4
MOST_REJECTIONS = 3
COMPARED = ("n", "instalment", "total_payable")


def bargain(customer: Customer, reading: Reading | None) -> Move | None:
    """The answer to an offer or to what is read back; nothing when there is neither."""
    if reading is None or customer.memory.agreed:
        return None
    if reading.reading_back:
        return _confirm_plan(customer, reading)
    if "read_back" in reading.acts and "confirm" in reading.asks and customer.persona.promise:
        return _move("confirm", quiet=True)
    if reading.offers:
        return _choose(customer, reading)
    return None


def _choose(customer: Customer, reading: Reading) -> Move:
    memory = customer.memory
    fitting = [o for o in reading.offers if customer.fits(o)]
    if customer.persona.insists and not memory.insisted:
        memory.insisted = True
        if not any(_below_own(customer, o) for o in fitting):
            memory.rejected += 1
            return _move("own_figure")
    if not fitting:
        memory.rejected += 1
        if memory.rejected > MOST_REJECTIONS:
            return _move("break_off", last=True)
        return _move("too_much" if customer.persona.willing else "no_deal")
    chosen = customer.rng.choice(fitting)
    memory.accepted = dict(chosen)
    return _accept(customer, reading, chosen)


def _accept(customer: Customer, reading: Reading, chosen: Any) -> Move:
    number = list(reading.offers).index(chosen)
    if customer.rng.random() < BUTTON_CHANCE and chosen.get("choice"):
        choice = chosen["choice"]
        pressed = {"intent": choice["intent"], "entities": choice.get("entities", {})}
        return _move("accept", quiet=True, title=choice["title"], choice=pressed)
    if len(reading.offers) == 1:
        return _move("accept", quiet=True)
    return _move(("accept_first", "accept_second", "accept_third")[number], quiet=True)


def _confirm_plan(customer: Customer, reading: Reading) -> Move:
    """A yes only to the offer that was chosen: another one read back is corrected."""
    memory = customer.memory
    offered = reading.offers[0] if reading.offers else {}
    if memory.accepted is None:
        memory.accepted = dict(offered) if customer.fits(offered) else None
    accepted = memory.accepted
    if accepted is None or any(offered.get(k) != accepted.get(k) for k in COMPARED):
        memory.rejected += 1
        if memory.rejected > MOST_REJECTIONS:
            return _move("break_off", last=True)
        return _move("not_that_one")
    return _move("confirm", quiet=True)


def _below_own(customer: Customer, offer: Any) -> bool:
    return Decimal(offer["instalment"]) <= customer.persona.own_figure


def _move(*says: str, **more: Any) -> Move:
    return Move(says, **more)

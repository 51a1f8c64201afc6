"""What a customer does next, as acts that have lines: the decisions, without any words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.simulation.answers import answer_to
from forbear.simulation.bargaining import bargain
from forbear.simulation.move import Move
from forbear.simulation.reading import Reading

if TYPE_CHECKING:
    from forbear.simulation.customer import Customer

CRISIS_REPLIES = 3
"""So many replies of care, and whoever wanted to die waits for the person who was promised."""
TOO_OFTEN = 4
"""Nobody asks the same thing more often than this."""
MOST_WHAT_NOW = 3


def next_move(customer: Customer, reading: Reading | None) -> Move:
    """The first decision that applies."""
    for decide in DECISIONS:
        move = decide(customer, reading)
        if move is not None:
            return move
    return Move(("thanks",), last=True, quiet=True)


def _danger(customer: Customer, reading: Reading | None) -> Move | None:
    memory = customer.memory
    if "violence" in customer.truths:
        return Move(("break_off",), last=True)
    if "crisis" not in customer.truths:
        return None
    if memory.crisis_replies >= CRISIS_REPLIES:
        return Move(("danger_end",), last=True, quiet=True)
    if customer.messages >= 2 * CRISIS_REPLIES + 6:
        return Move(("break_off",), last=True)
    heard = reading is not None and "crisis_support" in reading.acts
    return Move(("danger_follow" if heard else "danger_again",), quiet=True)


def _tell(customer: Customer, reading: Reading | None) -> Move | None:
    """The secret comes out when its time has come, in the middle of something else."""
    tells = customer.persona.tells
    if tells is None or customer.messages + 1 < tells[1]:
        return None
    return _tell_now(customer, reading)


def _tell_now(customer: Customer, reading: Reading | None) -> Move | None:
    """Before leaving with it unsaid, too."""
    tells = customer.persona.tells
    if tells is None or customer.memory.told:
        return None
    customer.memory.told = True
    around = customer.agenda.open[:1] or [r for r in (customer.agenda.next,) if r]
    return Move((*(r.name for r in around), tells[0]))


def _give_up(customer: Customer, reading: Reading | None) -> Move | None:
    return Move(("break_off",), last=True) if customer.fed_up else None


def _opening(customer: Customer, reading: Reading | None) -> Move | None:
    """The first wish, often with the second; some only shout, some only say hello."""
    if customer.messages:
        return None
    wants = customer.persona.wants
    drawn = customer.rng.random()
    if drawn < 0.12 and customer.heat.level == 0:
        return Move(("greet",))
    if drawn < 0.3 and customer.heat.level >= 2:
        return Move((f"rant_{customer.heat.level}",), quiet=True)
    return Move(wants[: 2 if drawn > 0.7 else 1])


def _done(customer: Customer, reading: Reading | None) -> Move | None:
    """After an agreement: what is left of the wishes, then thanks."""
    if not customer.memory.agreed:
        return None
    return _wish(customer) or Move(("thanks",), last=True, quiet=True)


def _ask(customer: Customer, reading: Reading | None) -> Move | None:
    return _wish(customer)


def _wish(customer: Customer) -> Move | None:
    """What was ignored is asked again; then the next wish."""
    for request in customer.agenda.open:
        if customer.memory.repeats.get(request.name, 0) < TOO_OFTEN:
            return Move((*_complaint(customer), request.name))
    following = customer.agenda.next
    return Move((following.name,)) if following else None


def _complaint(customer: Customer) -> tuple[str, ...]:
    effect = customer.effect
    if effect.silent:
        return ("nobody_there",)
    if effect.same_words:
        return ("same_words",)
    ignored = not effect.answered and not effect.moved
    return ("ignored",) if ignored and customer.rng.random() < 0.6 else ()


def _what_now(customer: Customer, reading: Reading | None) -> Move | None:
    """Whoever could pay and was not offered anything asks what comes next."""
    memory = customer.memory
    if not customer.persona.can_pay or memory.agreed or memory.asked_what_now >= MOST_WHAT_NOW:
        return None
    memory.asked_what_now += 1
    return Move(("what_now",))


DECISIONS = (
    _danger, _tell, _give_up, _opening, bargain, _done, answer_to, _ask, _what_now, _tell_now,
)  # fmt: skip
"""In this order; the first that has something to say decides."""

"""A made-up customer takes what they can keep, and only what was really agreed."""

from __future__ import annotations

from typing import Any

from forbear.simulation.reading import Sent


def offer(instalment: str, number: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "offer_id": f"offer-{number}",
        "n": 12,
        "instalment": instalment,
        "last_instalment": instalment,
        "total_payable": "1200.00",
        **more,
    }


def offered(*offers: dict[str, Any], reading_back: bool = False) -> Sent:
    act = "read_back" if reading_back else "offer_plan"
    card = {"kind": "plan", "offers": list(offers), "reading_back": reading_back}
    return Sent("The options are on the card. Which one?", (act,), "choice", "plans", card)


def test_an_offer_that_fits_is_taken_and_one_that_does_not_is_refused(make_customer) -> None:
    refusing, taking = make_customer("fewer_hours"), make_customer("fewer_hours")
    for customer in (refusing, taking):
        customer.open()

    refused = refusing.answer(offered(offer("401.00")), True)
    taken = taking.answer(offered(offer("400.00")), True)

    assert refused is not None
    assert refused.says == ("too_much",)
    assert taken is not None
    assert "accept" in taken.says or taken.choice is not None


def test_of_several_offers_the_one_is_named_that_is_meant(make_customer) -> None:
    customer = make_customer("fewer_hours")
    customer.open()

    line = customer.answer(offered(offer("900.00"), offer("390.00", 2)), True)

    assert line is not None
    assert line.says == ("accept_second",)


def test_another_offer_read_back_than_was_chosen_is_corrected(make_customer) -> None:
    customer = make_customer("fewer_hours")
    customer.open()
    customer.answer(offered(offer("900.00"), offer("390.00", 2)), True)

    wrong = customer.answer(offered(offer("900.00"), reading_back=True), True)
    right = customer.answer(offered(offer("390.00", 2), reading_back=True), True)

    assert wrong is not None
    assert wrong.says == ("not_that_one",)
    assert right is not None
    assert right.says == ("confirm",)


def test_whoever_insists_names_a_figure_of_their_own_first(make_customer) -> None:
    customer = make_customer("fewer_hours", insists=True)
    customer.open()

    line = customer.answer(offered(offer("399.00")), True)

    assert line is not None
    assert line.says[0] == "own_figure"

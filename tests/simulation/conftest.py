"""Made-up customers with every trait chosen, for tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from forbear.simulation.casting import cast
from forbear.simulation.customer import Customer
from forbear.simulation.persona import Means, Persona

TODAY = date(2026, 11, 23)
NOT_AT_ONCE = ("refuses", "reassured")


@pytest.fixture
def make_persona() -> Callable[..., Persona]:
    def make(kind: str = "laid_off", language: str = "en", place: str = "UK", **facts: Any):
        persona = next(cast(language, place, 1, TODAY, kind))
        temper = {k: facts.pop(k) for k in ("heeds", "evades", "starts", "patience") if k in facts}
        steady = {"evades": 0.0, "starts": 0.0, "highest": 3.0, "patience": 9, **temper}
        chosen = {
            "temper": replace(persona.temper, **steady),
            "manner": "tidy",
            "identity": persona.identity if persona.identity in NOT_AT_ONCE else "gives",
            "insists": False,
            "means": Means(2000, {"rent": 900, "food": 400, "family": 200, "travel": 100}),
            **facts,
        }
        return replace(persona, **chosen)

    return make


@pytest.fixture
def make_customer(make_persona: Callable[..., Persona]) -> Callable[..., Customer]:
    def make(kind: str = "laid_off", **facts: Any) -> Customer:
        return Customer(make_persona(kind, **facts), TODAY, seed=1)

    return make

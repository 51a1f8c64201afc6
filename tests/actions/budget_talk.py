"""A customer who tells what comes in and what goes out."""

from __future__ import annotations

from decimal import Decimal

from actions.facts import ActionUpdateFacts
from tests.actions.chat import entity


def hear(chat, intent, *entities, form=None):
    chat.hear(intent, *entities, form=form)
    chat.run(ActionUpdateFacts)


def at(value, text, kind="amount", **more):
    start = text.index(value.replace("_", ""))
    return entity(kind, value, **{"start": start, "end": start + len(value), **more})


def budget(chat, text, *entities):
    chat.hear("provide_income_expense", *entities, text=text)
    chat.run(ActionUpdateFacts)
    said = chat.slots.get("monthly_essentials") or {}
    income = chat.slots.get("monthly_income")
    return income and Decimal(income), sorted(Decimal(v) for v in said.values())

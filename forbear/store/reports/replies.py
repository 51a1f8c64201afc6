"""Hostility around our replies, and what agents make of suggestions."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from forbear.rules.means import Mean
from forbear.rules.proportions import Share
from forbear.store.outcomes import Outcome, read_outcomes
from forbear.store.reports.scope import Scope

Row = dict[str, Any]
MOST_HOSTILE = 4
"""The highest level of hostility."""


def moves_by_strategy(session: Session, scope: Scope) -> list[Row]:
    return _moves(session, scope, "strategy")


def moves_by_act(session: Session, scope: Scope) -> list[Row]:
    return _moves(session, scope, "act")


def suggestions(session: Session, scope: Scope) -> list[Row]:
    """By language; the shares are of those about which it is decided."""
    found = read_outcomes(session, scope, ("language",), ("drafts",))
    return [
        {
            "language": key[0],
            "offered": each.offered,
            "sent": each.sent,
            "edited_little": each.edited - each.edited_much,
            "edited_much": each.edited_much,
            "dismissed": each.dismissed,
            "ignored": each.ignored,
            "open": each.open,
            "mean_edit": _rounded(each.mean_edit),
            **shared("taken", each.taken),
        }
        for key, each in found.items()
    ]


def shared(name: str, share: Share) -> Row:
    """A share with its interval, as columns."""
    low, high = share.interval or (None, None)
    return {
        f"{name}_share": _rounded(share.value),
        f"{name}_low": _rounded(low),
        f"{name}_high": _rounded(high),
        "few": share.few,
    }


def _moves(session: Session, scope: Scope, by: str) -> list[Row]:
    found = read_outcomes(session, scope, (by,), ("moves",))
    return [{by: key[0], **_move(each)} for key, each in found.items() if each.said]


def _move(each: Outcome) -> Row:
    return {
        "said": each.said,
        "answered": each.answered,
        "calmer": each.fell,
        "same": each.same,
        "hotter": each.rose,
        **_meant("before", each.before, 0, MOST_HOSTILE),
        **_meant("after", each.after, 0, MOST_HOSTILE),
        **_meant("change", each.move, -MOST_HOSTILE, MOST_HOSTILE),
        "few": each.move.few,
    }


def _meant(name: str, mean: Mean, least: int, most: int) -> Row:
    """A mean and its interval, which no level lies outside of, as columns."""
    found = mean.interval
    return {
        name: _rounded(mean.value),
        f"{name}_low": _rounded(max(found[0], least)) if found else None,
        f"{name}_high": _rounded(min(found[1], most)) if found else None,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)

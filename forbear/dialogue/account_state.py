"""What the slots hold of the account, the check and the talk about a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NOTHING_LEFT = "0"
"""The value of `affordable` when income and essentials are known and leave nothing."""
YEARS_FROM = 36
"""Who asks for so many months is asked for the means before anything is worked out."""
HALVES = {"card_last4": "card", "birth_year": "year"}


def account_state(slots: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "verified": slots.get("verified") is True,
        "jurisdiction": slots.get("jurisdiction"),
        "stop_state": slots.get("stop_state") or "none",
        "dispute_open": bool(slots.get("dispute_open")),
        "speaker": slots.get("speaker_role") or "customer",
        "talk": slots.get("talk"),
        "affordability_known": slots.get("affordable") is not None,
        "surplus": slots.get("affordable") != NOTHING_LEFT,
        "missing": _missing(slots),
        "figure": _figure(slots),
        "figure_again": bool((slots.get("own_figure") or {}).get("again")),
        "identity_locked": slots.get("identity_outcome") == "locked",
        "mode": slots.get("mode") or "bot",
        "not_understood": int(slots.get("not_understood") or 0),
        "standing": slots.get("standing") or {},
        "channel": slots.get("session_channel") or "chat",
        "legal_referral": bool(slots.get("legal_referral")),
        "open_promise": bool(slots.get("open_promise")),
        "settling": _settling(slots),
        "wishes": tuple(slots.get("wishes") or ()),
        "half": _half(slots),
        "tried": slots.get("identity_outcome") == "failed",
        "own_promise": _promise(slots),
        "shown": tuple(slots.get("offers") or ()),
        "picked": (slots.get("chosen_offer") or {}).get("offer_id"),
    }


def _promise(slots: Mapping[str, Any]) -> Mapping[str, str]:
    promise = slots.get("promise") or {}
    return {
        kind: str(promise[key])
        for kind, key in (("amount", "amount"), ("date", "due_on"))
        if promise.get(key) is not None
    }


def _half(slots: Mapping[str, Any]) -> str:
    given = [HALVES[name] for name in slots.get("identity_answers") or {} if name in HALVES]
    return given[0] if len(given) == 1 else "none"


def _missing(slots: Mapping[str, Any]) -> str:
    if slots.get("monthly_income") is None:
        return "income" if slots.get("monthly_essentials") else "both"
    return "some" if slots.get("monthly_essentials") else "essentials"


def _figure(slots: Mapping[str, Any]) -> str:
    figure = slots.get("own_figure") or {}
    if not figure or figure.get("answered"):
        return "none"
    name = next(iter(figure))
    if name == "months" and int(figure["months"]) >= YEARS_FROM:
        return "years"
    return "lump_sum" if name == "percent" else str(name)


def _settling(slots: Mapping[str, Any]) -> bool:
    figure = slots.get("own_figure") or {}
    return bool(figure.get("answered")) and bool({"lump_sum", "percent"} & set(figure))

"""What the conduct check has against an approved wording, whoever may hear it later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from forbear.safety.conduct import Context, Reply, check_reply

_PLACEHOLDER = re.compile(r"\{\w+\}")
_FIGURE_RULE = "CR-13"
"""A placeholder is filled from the account, so that no figure in it can be invented."""
_GRAVITY = ("none", "fix", "block")


def wording_findings(text: str, lang: str, shown: str) -> dict[str, Any]:
    """Findings with their reasons in the page's language; places are those of the wording."""
    reply = _reply(text, lang, None)
    found = [each for each in check_reply(reply).findings if each.rule != _FIGURE_RULE]
    reasons = [
        each for each in check_reply(replace(reply, lang=shown)).findings
        if each.rule != _FIGURE_RULE
    ]  # fmt: skip
    pairs = zip(found, reasons if len(reasons) == len(found) else found, strict=True)
    return {
        "severity": max((each.severity for each in found), key=_GRAVITY.index, default="none"),
        "findings": [{**each.as_json(), "message": why.message} for each, why in pairs],
    }


def blocked_by(text: str, lang: str, places: Sequence[str] = ()) -> dict[str, str]:
    """The rules that no agent may break with this wording, each with its reason in `lang`.

    `places`: where it may be said; none given means wherever the rules are the same.
    """
    found = {}
    for place in places or (None,):
        for each in check_reply(_reply(text, lang, place)).findings:
            if each.severity == "block" and each.rule != _FIGURE_RULE:
                found[each.rule] = each.message
    return found


def _reply(text: str, lang: str, place: str | None) -> Reply:
    filled = _PLACEHOLDER.sub(lambda slot: "x" * len(slot.group()), text)
    return Reply(filled, lang, place, Context(verified=True))

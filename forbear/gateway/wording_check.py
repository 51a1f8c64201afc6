"""The conduct check of an approved wording while a trainer writes it, whoever may hear it later."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from forbear.safety.conduct import Context, Reply, check_reply

_PLACEHOLDER = re.compile(r"\{\w+\}")
_FIGURE_RULE = "CR-13"
"""A placeholder is filled from the account, so that no figure in it can be invented."""


def wording_findings(text: str, lang: str, shown: str) -> dict[str, Any]:
    """Findings with their reasons in the page's language; places are those of the wording."""
    filled = _PLACEHOLDER.sub(lambda place: "x" * len(place.group()), text)
    reply = Reply(filled, lang, None, Context(verified=True))
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


_GRAVITY = ("none", "fix", "block")

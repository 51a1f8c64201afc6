"""Which ground for a stop outranks which."""

from __future__ import annotations

from collections.abc import Iterable

NONE = "none"
RANK = ("breathing_space", "bankruptcy", "attorney", "cease", "signed_plan")
"""The strongest first: what the law forbids, before what was asked for, before what was agreed."""


def strongest(kinds: Iterable[str]) -> str:
    found = set(kinds)
    return next((kind for kind in RANK if kind in found), NONE)

"""Which acts of ours a person must follow up, and as what."""

from __future__ import annotations

from collections.abc import Collection

TICKET_ACTS = (
    "crisis_support", "escalate_security", "log_dispute", "log_complaint", "respect_stop_contact",
    "bereavement_care", "refer_representative", "vulnerability_care", "escalate_supervisor",
)  # fmt: skip
"""The most urgent first: one saying opens one ticket."""


def ticket_kind(acts: Collection[str]) -> str | None:
    """What the ticket of a line with these acts is about, if it needs one."""
    return next((act for act in TICKET_ACTS if act in acts), None)

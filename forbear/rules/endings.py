"""What a conversation came to, as an agent says it at the end, and how a customer found it."""

from __future__ import annotations

WRAP_UPS = (
    "plan",
    "promise",
    "answered",
    "dispute",
    "complaint",
    "care",
    "call_back",
    "abuse",
    "left",
    "other",
)
"""In the order of the desk's list."""
LOWEST_RATING, HIGHEST_RATING = 1, 5

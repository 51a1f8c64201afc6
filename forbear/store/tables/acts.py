"""The acts of a reply as one word, which both databases can group and index by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

ACT_LENGTH = 200


def act_of(acts: Sequence[str]) -> str:
    return "+".join(acts)[:ACT_LENGTH]


def act_of_row(context: Any) -> str:
    """For a column's default: from the `acts` of the row that is being written."""
    return act_of(context.get_current_parameters()["acts"])

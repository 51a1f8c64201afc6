"""The names that stories, rules and the act table may use, as the files give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from forbear.lessons.examples import intents_of
from forbear.lessons.folder import ACTS, DOMAIN, REPLIES, Folder

NAME = re.compile(r"[a-z][a-z0-9_]{1,59}")
"""What a new intent, reply or slot may be called."""


@dataclass(frozen=True)
class Names:
    """Everything that has a name."""

    intents: frozenset[str]
    actions: frozenset[str]
    """Replies, actions and forms: whatever can be done."""
    replies: frozenset[str]
    slots: frozenset[str]
    forms: frozenset[str]

    @classmethod
    def of(cls, folder: Folder) -> Names:
        domain = folder.yaml(DOMAIN).data or {}
        replies = set(_keys(domain.get("responses")))
        for file in folder.files(REPLIES):
            data = folder.yaml(file).data
            replies |= set(_keys(data.get("responses") if isinstance(data, dict) else None))
        forms = frozenset(_keys(domain.get("forms")))
        actions = {str(each) for each in domain.get("actions") or []}
        return cls(
            intents=frozenset(intents_of(folder)),
            actions=frozenset(actions | replies | forms | {"action_listen"}),
            replies=frozenset(replies),
            slots=frozenset([*_keys(domain.get("slots")), "requested_slot"]),
            forms=forms,
        )


def rows_of(folder: Folder) -> dict[str, Any]:
    """The rows of the act table by intent."""
    data = folder.yaml(ACTS).data
    rows = data.get("intents") if isinstance(data, dict) else None
    return rows if isinstance(rows, dict) else {}


def suggestions_of(folder: Folder) -> dict[str, list[str]]:
    """What the act table suggests for each intent when no condition holds, best first."""
    rows = rows_of(folder).items()
    return {
        str(intent): [str(each) for each in row["suggest"]]
        for intent, row in rows
        if isinstance(row, dict) and isinstance(row.get("suggest"), list)
    }


def _keys(mapping: Any) -> list[str]:
    return [str(key) for key in mapping] if isinstance(mapping, dict) else []

"""What the conduct check found in lines that were sent all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from forbear.store.tables import ConductRecord, Message


def record_conduct(
    session: Session, message: Message, verdict: Mapping[str, Any], reason: str | None
) -> ConductRecord | None:
    """Keep the findings with the line; the reason belongs to one that was blocked."""
    if not verdict["findings"]:
        return None
    blocked = verdict["severity"] == "block"
    record = ConductRecord(
        message_id=message.id,
        conversation_id=message.conversation_id,
        agent_id=message.agent_id,
        severity=verdict["severity"],
        findings=[
            {key: each[key] for key in ("rule", "severity", "start", "end")}
            for each in verdict["findings"]
        ],
        reason=reason if blocked else None,
        pack_version=verdict["version"],
    )
    session.add(record)
    session.flush()
    return record

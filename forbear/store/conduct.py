"""What the conduct check found in lines that were sent all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.store.audit import record_act
from forbear.store.tables import ConductFinding, ConductRecord, Conversation, Message


def record_conduct(
    session: Session,
    conversation: Conversation,
    message: Message,
    verdict: Mapping[str, Any],
    reason: str | None,
    by: int | None = None,
) -> ConductRecord | None:
    """Keep the findings with the line; the reason belongs to one that was blocked.

    `by` is the supervisor who let it through, where that is not who wrote it.
    """
    if not verdict["findings"]:
        return None
    blocked = verdict["severity"] == "block"
    record = ConductRecord(
        message_id=message.id,
        conversation_id=message.conversation_id,
        agent_id=by or message.agent_id,
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
    if blocked:
        record_act(
            session,
            "conduct_overridden",
            f"agent:{record.agent_id}",
            customer_id=conversation.customer_id,
            conversation_id=message.conversation_id,
            # The reason is somebody's words: it stays with the line.
            detail={"seq": message.seq, "rules": sorted({f["rule"] for f in record.findings})},
        )
    return record


def count_findings(
    session: Session, message: Message, verdict: Mapping[str, Any], drafted: Iterable[str]
) -> None:
    """For the reports: what became of each rule, with those that only drafts of the line broke."""
    outcomes = dict.fromkeys(drafted, "mended")
    # What blocks comes last, as a rule may do both.
    for each in sorted(verdict["findings"], key=lambda found: found["severity"] == "block"):
        outcomes[each["rule"]] = "overridden" if each["severity"] == "block" else "advised"
    session.add_all(
        ConductFinding(
            message_id=message.id,
            conversation_id=message.conversation_id,
            rule=rule[:20],
            outcome=outcome,
        )
        for rule, outcome in outcomes.items()
    )
    session.flush()


def find_overrides(session: Session, conversation_id: str) -> dict[int, str]:
    """Why lines went out that the check had blocked, by the lines' ids."""
    query = select(ConductRecord.message_id, ConductRecord.reason).where(
        ConductRecord.conversation_id == conversation_id, ConductRecord.severity == "block"
    )
    return {row.message_id: row.reason for row in session.execute(query)}

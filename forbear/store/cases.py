"""Disputes, complaints and notes of vulnerability. The caller owns the transaction."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forbear.rules.complaint_clock import answer_by
from forbear.store.accounts import day_of
from forbear.store.audit import record_act
from forbear.store.base import utc_now
from forbear.store.ledger import lock_account
from forbear.store.tables import Complaint, Customer, Dispute, VulnerabilityNote


def open_dispute(
    session: Session,
    account_id: int,
    subject: str,
    *,
    conversation_id: str | None = None,
    ticket_id: int | None = None,
) -> Dispute:
    """One open dispute for each account and subject: saying it again adds none."""
    lock_account(session, account_id)  # two who say it at once come one after the other
    query = select(Dispute).filter_by(account_id=account_id, subject=subject, status="open")
    known = session.execute(query).scalar_one_or_none()
    if known is not None:
        return known
    row = Dispute(
        account_id=account_id,
        subject=subject,
        conversation_id=conversation_id,
        ticket_id=ticket_id,
    )
    session.add(row)
    session.flush()
    return row


def decide_dispute(session: Session, dispute: Dispute, status: str, actor: str) -> None:
    dispute.status, dispute.decided_at = status, utc_now()
    session.flush()
    record_act(session, "dispute_decided", actor, detail={"dispute": dispute.id, "status": status})


def open_complaint(
    session: Session,
    customer: Customer,
    now: datetime,
    *,
    channel: str = "bank",
    conversation_id: str | None = None,
    ticket_id: int | None = None,
) -> Complaint:
    """The clock starts on the customer's own day."""
    received_on = day_of(customer, now)
    row = Complaint(
        customer_id=customer.id,
        conversation_id=conversation_id,
        ticket_id=ticket_id,
        jurisdiction=customer.jurisdiction,
        channel=channel,
        received_on=received_on,
        answer_by=answer_by(received_on, customer.jurisdiction),
    )
    session.add(row)
    session.flush()
    return row


def extend_complaint(session: Session, complaint: Complaint, actor: str) -> None:
    """Take the next extension that the place allows; ExtensionError when there is none."""
    extensions = complaint.extensions + 1
    last_day = answer_by(complaint.received_on, complaint.jurisdiction, extensions)
    complaint.extensions, complaint.answer_by = extensions, last_day
    session.flush()
    _note(session, "complaint_extended", complaint, actor)


def answer_complaint(session: Session, complaint: Complaint, actor: str) -> None:
    complaint.status, complaint.answered_at = "answered", utc_now()
    session.flush()
    _note(session, "complaint_answered", complaint, actor)


def note_vulnerability(
    session: Session,
    customer: Customer,
    kind: str,
    consent_at: datetime,
    *,
    note: str = "",
    kept_days: int = 180,
) -> VulnerabilityNote:
    """Only with consent, and only for so many days."""
    row = VulnerabilityNote(
        customer_id=customer.id,
        kind=kind,
        note=note,
        consent_at=consent_at,
        kept_days=kept_days,
        expires_on=day_of(customer, consent_at) + timedelta(days=kept_days),
    )
    session.add(row)
    session.flush()
    record_act(
        session,
        "vulnerability_noted",
        "system",
        customer_id=customer.id,
        detail={"note": row.id, "kept_days": kept_days},  # the kind is nobody's business here
    )
    return row


def withdraw_vulnerability(session: Session, note: VulnerabilityNote, actor: str) -> None:
    record_act(
        session,
        "vulnerability_withdrawn",
        actor,
        customer_id=note.customer_id,
        detail={"note": note.id},
    )
    session.delete(note)
    session.flush()


def drop_expired_notes(session: Session, now: datetime) -> int:
    """Delete what was kept long enough; how many there were."""
    query = select(VulnerabilityNote.id).where(VulnerabilityNote.expires_on < now.date())
    ids = list(session.execute(query).scalars())
    if ids:
        session.execute(delete(VulnerabilityNote).where(VulnerabilityNote.id.in_(ids)))
        record_act(session, "notes_expired", "system", detail={"notes": ids})
    return len(ids)


def _note(session: Session, act: str, complaint: Complaint, actor: str) -> None:
    record_act(
        session,
        act,
        actor,
        customer_id=complaint.customer_id,
        conversation_id=complaint.conversation_id,
        detail={"complaint": complaint.id, "answer_by": complaint.answer_by.isoformat()},
    )

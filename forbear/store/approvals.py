"""What waits for somebody with the authority, and what they decided; the caller commits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, true
from sqlalchemy.orm import Session, joinedload

from forbear.store.base import utc_now
from forbear.store.means import find_assessment
from forbear.store.tables import (
    Account,
    AffordabilityAssessment,
    Agent,
    ApprovalDecision,
    Conversation,
    Customer,
    OfferMade,
    Plan,
    Ticket,
)
from forbear.store.ticket_cases import APPROVAL, APPROVALS
from forbear.store.tickets import CLOSED, close_ticket, record_ticket

KINDS = (
    APPROVAL, "fee_waiver", "extension", "due_date_change", "payment_holiday", "plan_change",
)  # fmt: skip
CARRY_OUT = "carry_out"
"""The ticket that an approved request leaves for whoever does it."""
APPROVED = APPROVALS[0]
SHOWN = 200


@dataclass(frozen=True)
class Approval:
    """A ticket that waits, and what must be known to decide on it."""

    ticket: Ticket
    customer: Customer | None
    account: Account | None
    plan: Plan | None
    offer: OfferMade | None
    means: AffordabilityAssessment | None
    conversation: Conversation | None

    @property
    def named(self) -> dict[str, str]:
        """What the ticket's detail names, such as `amount` and `decides`."""
        return named_in(self.ticket)


def named_in(ticket: Ticket) -> dict[str, str]:
    parts = (part.strip().partition("=") for part in ticket.detail.split(";"))
    return {name: value for name, equals, value in parts if equals}


def needed_role(ticket: Ticket) -> str:
    """Who may grant it; a supervisor where the ticket does not say."""
    return named_in(ticket).get("decides", "supervisor")


def count_waiting(session: Session) -> int:
    query = select(func.count()).where(Ticket.kind.in_(KINDS), Ticket.status != CLOSED)
    return session.execute(query).scalar_one()


def list_waiting(session: Session, needing: Collection[str] | None = None) -> list[Approval]:
    """The oldest first; with roles, what one of them is enough for."""
    query = select(Ticket).where(Ticket.kind.in_(KINDS), Ticket.status != CLOSED, _needs(needing))
    rows = session.execute(query.order_by(Ticket.id).limit(SHOWN)).scalars().all()
    return [_approval(session, each) for each in rows]


def list_decided(
    session: Session, limit: int = 30, needing: Collection[str] | None = None
) -> list[ApprovalDecision]:
    """The newest first; with roles, what one of them was enough for."""
    query = (
        select(ApprovalDecision)
        .join(Ticket, Ticket.id == ApprovalDecision.ticket_id)
        .where(_needs(needing))
        .options(joinedload(ApprovalDecision.ticket), joinedload(ApprovalDecision.agent))
        .order_by(ApprovalDecision.decided_at.desc())
        .limit(limit)
    )
    return list(session.execute(query).scalars())


def _needs(roles: Collection[str] | None) -> Any:
    if roles is None:
        return true()
    return or_(*(Ticket.detail.like(f"%decides={role}%") for role in roles))


def find_decision(session: Session, ticket: Ticket) -> ApprovalDecision | None:
    return session.get(ApprovalDecision, ticket.id)


def decide(
    session: Session, ticket: Ticket, decision: str, reason: str, agent: Agent
) -> ApprovalDecision | None:
    """Decide on it, with what follows; None where that was done before, in whichever way."""
    held = session.execute(
        select(Ticket)
        .filter_by(id=ticket.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).scalar_one()
    if held.status == CLOSED:
        return None
    row = ApprovalDecision(ticket_id=held.id, decision=decision, reason=reason, decided_by=agent.id)
    session.add(row)
    close_ticket(session, held, f"agent:{agent.id}", decision)
    if decision == APPROVED and held.kind != APPROVAL:
        # Only a plan begins by itself: the rest is work that somebody must do.
        detail = f"{held.kind}; ticket={held.reference}; {held.detail}"
        record_ticket(session, CARRY_OUT, held.conversation_id, detail, held.customer_id)
    session.flush()
    return row


def list_untold(session: Session, conversation_id: str) -> list[ApprovalDecision]:
    """Decisions that the customer of the conversation has not heard of."""
    query = (
        select(ApprovalDecision)
        .join(Ticket, Ticket.id == ApprovalDecision.ticket_id)
        .where(Ticket.conversation_id == conversation_id, ApprovalDecision.told_at.is_(None))
        .options(joinedload(ApprovalDecision.ticket))
        .order_by(ApprovalDecision.ticket_id)
    )
    return list(session.execute(query).scalars())


def note_told(row: ApprovalDecision, now: datetime | None = None) -> None:
    row.told_at = now or utc_now()


def _approval(session: Session, ticket: Ticket) -> Approval:
    plan_id = named_in(ticket).get("plan", "")
    plan = session.get(Plan, int(plan_id)) if plan_id.isdigit() else None
    account = session.get(Account, plan.account_id) if plan else _account(session, ticket)
    offer = None
    if plan is not None:
        offers = select(OfferMade).filter_by(plan_id=plan.id).order_by(OfferMade.id.desc())
        offer = session.execute(offers.limit(1)).scalar_one_or_none()
    where = ticket.conversation_id
    return Approval(
        ticket=ticket,
        customer=session.get(Customer, ticket.customer_id) if ticket.customer_id else None,
        account=account,
        plan=plan,
        offer=offer,
        means=find_assessment(session, account.id) if account else None,
        conversation=session.get(Conversation, where) if where else None,
    )


def _account(session: Session, ticket: Ticket) -> Account | None:
    """The most overdue one, which is what conversations are about."""
    if ticket.customer_id is None:
        return None
    late_first = Account.past_due_since.is_(None), Account.past_due_since, Account.id
    query = select(Account).filter_by(customer_id=ticket.customer_id).order_by(*late_first)
    return session.execute(query.limit(1)).scalar_one_or_none()

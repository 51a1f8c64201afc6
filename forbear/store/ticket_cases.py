"""The dispute or complaint that a ticket stands for. The caller owns the transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.store.cases import answer_complaint, decide_dispute, open_complaint, open_dispute
from forbear.store.plans import decide_plan
from forbear.store.tables import Account, Complaint, Customer, Dispute, Ticket

SUBJECTS = {
    "deny_debt": "ownership",
    "deny_identity": "ownership",
    "claim_already_paid": "paid",
    "dispute_amount": "amount",
    "question_fees_interest": "fee",
    "request_fee_waiver": "fee",
    "claim_time_barred": "date",
    "suspect_scam": "fraud",
}
"""What is disputed, by the intent that said so; anything else is about the amount."""


ANSWERS = frozenset(
    {
        "", "affirm", "deny", "thank", "goodbye", "greet", "out_of_scope", "provide_verification",
    }
)  # fmt: skip
"""Intents of what asks for nothing of its own."""
DECISIONS = ("upheld", "rejected", "withdrawn")
APPROVAL = "plan_approval"
APPROVALS = ("approved", "refused")


class DecisionError(ValueError):
    """It cannot end without a decision; the message names those there are."""


def open_case(session: Session, ticket: Ticket, now: datetime) -> None:
    """What a ticket of a known customer stands for: a dispute of the account, a complaint."""
    customer = session.get(Customer, ticket.customer_id) if ticket.customer_id else None
    if customer is None:
        return
    where = {"conversation_id": ticket.conversation_id, "ticket_id": ticket.id}
    if ticket.kind == "log_complaint":
        open_complaint(session, customer, now, **where)
    elif ticket.kind == "log_dispute":
        late_first = Account.past_due_since.is_(None), Account.past_due_since, Account.id
        query = select(Account.id).filter_by(customer_id=customer.id).order_by(*late_first)
        account_id = session.execute(query.limit(1)).scalar_one_or_none()
        if account_id is not None:
            open_dispute(session, account_id, _subject(ticket.detail), **where)


def is_same_matter(ticket: Ticket, detail: str) -> bool:
    """Whether what was said now, to a ticket of the same kind, is about what the ticket is about.

    Another fact that is disputed is another dispute: each is decided for itself. A question how it
    stands, or a detail of it, names none. So is another request another thing to decide.
    """
    if ticket.kind == "escalate_supervisor":
        return intent_of(detail) in (*ANSWERS, intent_of(ticket.detail))
    subject = _named_subject(detail) if ticket.kind == "log_dispute" else None
    return subject in (None, _subject(ticket.detail))


def intent_of(detail: str) -> str:
    """The detail begins with it."""
    return detail.split("; ")[0]


def close_case(session: Session, ticket: Ticket, actor: str, decision: str | None) -> None:
    """Decide the dispute or the plan, or note the answer to the complaint, that came with it."""
    if ticket.kind == APPROVAL:
        if decision not in APPROVALS:
            raise DecisionError(
                f"{ticket.reference} asks for approval: it ends as {' or '.join(APPROVALS)}."
            )
        plan_id = int(ticket.detail.split("; ")[0].removeprefix("plan="))
        decide_plan(session, plan_id, decision == APPROVALS[0], actor)
    disputes = select(Dispute).filter_by(ticket_id=ticket.id, status="open")
    for dispute in session.execute(disputes).scalars().all():
        if decision not in DECISIONS:
            raise DecisionError(
                f"{ticket.reference} is a dispute: it ends as {', '.join(DECISIONS)}."
            )
        decide_dispute(session, dispute, decision, actor)
    complaints = select(Complaint).filter_by(ticket_id=ticket.id, status="open")
    for complaint in session.execute(complaints).scalars().all():
        answer_complaint(session, complaint, actor)


def _subject(detail: str) -> str:
    return _named_subject(detail) or "amount"


def _named_subject(detail: str) -> str | None:
    """The detail begins with the intent; what was named with it may follow."""
    intent, *named = detail.split("; ")
    for each in named:
        name, _, value = each.partition("=")
        if name == "account_fact_disputed" and value in SUBJECTS.values():
            return value
    return SUBJECTS.get(intent)

"""What was agreed on, disputed and stopped."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from forbear.store.tables import (
    AuditEntry,
    Complaint,
    Conversation,
    Dispute,
    Message,
    OfferMade,
    Plan,
    PromiseToPay,
    StopPeriod,
)
from forbear.store.timeline.event import Whose
from forbear.store.timeline.source import Source

PLAN_ACTS = {
    "plan_approved": "approved",
    "plan_refused": "refused",
    "plan_cancelled": "cancelled",
}
_OF_AN_OFFER = ("kind", "n", "instalment", "total_payable")
Detail = dict[str, Any]


def _offers_of_chats(whose: Whose) -> tuple[Any, ...]:
    theirs = select(Conversation.id).where(Conversation.customer_id == whose.customer_id)
    return (
        Message.conversation_id.in_(theirs),
        Message.author.in_(("bot", "agent")),
        Message.card["kind"].as_string() == "plan",
        # A plan that is read back was offered before.
        Message.card["reading_back"].as_boolean().is_(False),
    )


def _of_card(whose: Whose, message: Message) -> Detail:
    offers = message.card.get("offers") or []
    return {"offers": [{name: each.get(name) for name in _OF_AN_OFFER} for each in offers]}


def _offer(whose: Whose, offer: OfferMade) -> Detail:
    return {
        "status": offer.status,
        "kind": offer.kind,
        "n": offer.n,
        "instalment": whose.text(offer.instalment),
        "total_payable": whose.text(offer.total_payable),
    }


def _plan(whose: Whose, plan: Plan) -> Detail:
    return {
        "kind": plan.kind,
        "n": plan.n,
        "instalment": whose.text(plan.instalment),
        "total_payable": whose.text(plan.total_payable),
        "first_due_on": plan.first_due_on.isoformat(),
        "status": plan.status,
    }


def _decided_plan(whose: Whose, entry: AuditEntry, plan: Plan) -> Detail:
    return {**_plan(whose, plan), "status": PLAN_ACTS[entry.act]}


def _promise(whose: Whose, promise: PromiseToPay) -> Detail:
    return {
        "amount": whose.text(promise.amount),
        "paid": whose.text(promise.paid),
        "due_on": promise.due_on.isoformat(),
        "status": promise.status,
    }


def _dispute(whose: Whose, dispute: Dispute) -> Detail:
    return {"subject": dispute.subject, "status": dispute.status}


def _complaint(whose: Whose, complaint: Complaint) -> Detail:
    return {"answer_by": complaint.answer_by.isoformat(), "status": complaint.status}


def _stop(whose: Whose, stop: StopPeriod) -> Detail:
    return {"stop": stop.kind, "ends_on": stop.ends_on.isoformat() if stop.ends_on else None}


def _of_account(table: Any) -> Any:
    return lambda whose: (table.account_id == whose.account_id,)


def _of_customer(table: Any) -> Any:
    return lambda whose: (table.customer_id == whose.customer_id,)


DEALINGS = (
    Source(
        "plan_decided",
        AuditEntry.at,
        AuditEntry.seq,
        (AuditEntry, Plan),
        lambda whose: (
            AuditEntry.subject == whose.audit_key,
            AuditEntry.act.in_(PLAN_ACTS),
            AuditEntry.detail["plan"].as_integer() == Plan.id,
            Plan.account_id == whose.account_id,
        ),
        _decided_plan,
    ),
    Source("plan_agreed", Plan.created_at, Plan.id, (Plan,), _of_account(Plan), _plan),
    Source(
        "offer_decided",
        OfferMade.decided_at,
        OfferMade.id,
        (OfferMade,),
        # One that became a plan is told by the plan.
        lambda whose: (OfferMade.account_id == whose.account_id, OfferMade.plan_id.is_(None)),
        _offer,
    ),
    Source("offered", Message.created_at, Message.id, (Message,), _offers_of_chats, _of_card),
    Source(
        "promise_settled",
        PromiseToPay.closed_at,
        PromiseToPay.id,
        (PromiseToPay,),
        _of_account(PromiseToPay),
        _promise,
    ),
    Source(
        "promised",
        PromiseToPay.created_at,
        PromiseToPay.id,
        (PromiseToPay,),
        _of_account(PromiseToPay),
        _promise,
    ),
    Source(
        "dispute_decided",
        Dispute.decided_at,
        Dispute.id,
        (Dispute,),
        _of_account(Dispute),
        _dispute,
    ),
    Source("disputed", Dispute.opened_at, Dispute.id, (Dispute,), _of_account(Dispute), _dispute),
    Source(
        "complaint_closed",
        Complaint.answered_at,
        Complaint.id,
        (Complaint,),
        _of_customer(Complaint),
        _complaint,
    ),
    Source(
        "complained",
        Complaint.received_on,
        Complaint.id,
        (Complaint,),
        _of_customer(Complaint),
        _complaint,
    ),
    Source(
        "stop_ended",
        StopPeriod.ended_at,
        StopPeriod.id,
        (StopPeriod,),
        _of_account(StopPeriod),
        _stop,
    ),
    Source(
        "stopped",
        StopPeriod.starts_on,
        StopPeriod.id,
        (StopPeriod,),
        _of_account(StopPeriod),
        _stop,
    ),
)

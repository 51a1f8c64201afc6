"""Reads and writes of repayment plans. The caller owns the transaction."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forbear.rules.due_dates import due_dates
from forbear.rules.offers import Offer, offer_schedule
from forbear.store.audit import record_act, speaker_of
from forbear.store.base import utc_now
from forbear.store.ledger import lock_account
from forbear.store.means import decide_offer, record_offer
from forbear.store.outbox import write_letter
from forbear.store.stops import lift_stop, set_stop
from forbear.store.tables import Account, Conversation, Plan, PlanInstalment

WAITS = "needs_approval"
OPEN = (WAITS, "active")


class OpenPlanError(ValueError):
    """The account has a plan that is active or waits for approval."""


class NotAPlanError(ValueError):
    """The offer has no monthly payments."""


def find_open_plan(session: Session, account_id: int) -> Plan | None:
    query = select(Plan).where(Plan.account_id == account_id, Plan.status.in_(OPEN))
    return session.execute(query).scalar_one_or_none()


def record_plan(session: Session, account_id: int, conversation_id: str, offer: Offer) -> Plan:
    """Keep an accepted offer with every instalment; an active plan stops collection."""
    schedule = offer_schedule(offer)
    if not schedule or offer.first_due_on is None:
        raise NotAPlanError(f"An offer of kind {offer.kind} has no monthly payments.")
    lock_account(session, account_id)  # before the row that refers to it, as payments do
    plan = Plan(
        account_id=account_id,
        conversation_id=conversation_id,
        kind=offer.kind,
        principal=offer.principal,
        apr_bps=offer.apr_bps,
        n=offer.n,
        instalment=offer.instalment,
        last_instalment=offer.last_instalment,
        total_interest=offer.total_interest,
        total_payable=offer.total_payable,
        first_due_on=offer.first_due_on,
        status=WAITS if offer.approval_needed else "active",
        engine_version=offer.engine_version,
        instalments=[
            PlanInstalment(
                number=row.k,
                due_on=day,
                amount=row.payment,
                interest=row.interest,
                principal=row.principal,
            )
            for row, day in zip(schedule, due_dates(offer.first_due_on, len(schedule)), strict=True)
        ],
    )
    _add(session, plan)
    made = record_offer(session, account_id, conversation_id, offer)
    decide_offer(session, made, "accepted", plan.id)
    _note(session, "plan_recorded", plan)
    if plan.status == "active":
        _begin(session, plan)
    return plan


def decide_plan(session: Session, plan_id: int, approved: bool, actor: str) -> Plan | None:
    """What became of a plan that waited for approval; None where none waits any more."""
    account_id = session.execute(select(Plan.account_id).filter_by(id=plan_id)).scalar()
    if account_id is None:
        return None
    lock_account(session, account_id)
    plan: Plan = session.get(Plan, plan_id, populate_existing=True)
    if plan.status != WAITS:
        return None
    plan.status = "active" if approved else "cancelled"
    session.flush()
    _note(session, "plan_approved" if approved else "plan_refused", plan, actor)
    if approved:
        _begin(session, plan)
    return plan


def _begin(session: Session, plan: Plan) -> None:
    """From now on it holds: the customer has it in writing, and collection stops."""
    _write_copy(session, plan)
    set_stop(
        session,
        plan.account_id,
        "signed_plan",
        utc_now().date(),
        conversation_id=plan.conversation_id,
    )


def cancel_plan(session: Session, plan: Plan) -> None:
    lock_account(session, plan.account_id)
    plan.status = "cancelled"
    session.flush()
    _note(session, "plan_cancelled", plan)
    lift_stop(session, plan.account_id, "signed_plan")


def _add(session: Session, plan: Plan) -> None:
    try:
        with session.begin_nested():
            session.add(plan)
    except IntegrityError:
        if find_open_plan(session, plan.account_id) is None:
            raise
        raise OpenPlanError(
            f"Account {plan.account_id} has an open plan. Cancel it before recording another."
        ) from None


def _write_copy(session: Session, plan: Plan) -> None:
    """The customer gets in writing what was agreed."""
    account = session.get(Account, plan.account_id)
    assert account is not None
    facts = {
        name: getattr(plan, name)
        for name in ("n", "instalment", "last_instalment", "total_interest", "total_payable")
    }
    facts["first_due_on"] = plan.first_due_on.isoformat()
    write_letter(session, account, "plan_agreed", f"plan:{plan.id}", facts, asks_for_money=False)


def _note(session: Session, act: str, plan: Plan, actor: str | None = None) -> None:
    account = session.get(Account, plan.account_id)
    conversation = session.get(Conversation, plan.conversation_id) if plan.conversation_id else None
    record_act(
        session,
        act,
        actor or speaker_of(conversation),
        customer_id=account.customer_id if account else None,
        conversation_id=plan.conversation_id,
        detail={
            "account": plan.account_id,
            "plan": plan.id,
            "status": plan.status,
            "total_payable": plan.total_payable,
        },
    )

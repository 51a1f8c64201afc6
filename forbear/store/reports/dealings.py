"""What the conduct check found in agents' drafts, and what became of promises."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forbear.rules.promise_states import OPEN, PromiseState
from forbear.rules.proportions import Share
from forbear.store.reports.replies import Row, shared
from forbear.store.reports.scope import NO_PLACE, Scope
from forbear.store.tables import Account, ConductFinding, Conversation, Customer, PromiseToPay

OUTCOMES = ("mended", "advised", "overridden")
_STATES = (
    *(PromiseState.KEPT, PromiseState.PARTIAL, PromiseState.BROKEN, PromiseState.REPLANNED),
    *(PromiseState.ESCALATED, PromiseState.CANCELLED),
)
_NOT_KEPT = (PromiseState.PARTIAL, PromiseState.BROKEN, PromiseState.ESCALATED)


def conduct(session: Session, scope: Scope) -> list[Row]:
    """By rule: one line counts once for a rule."""
    query = select(ConductFinding.rule, ConductFinding.outcome, func.count()).group_by(
        ConductFinding.rule, ConductFinding.outcome
    )
    query = scope.at(scope.of(query, ConductFinding.conversation_id), ConductFinding.at)
    rules: dict[str, Row] = {}
    for rule, outcome, count in session.execute(query):
        row = rules.setdefault(rule, {"rule": rule, **dict.fromkeys(OUTCOMES, 0)})
        row[outcome] = count
    return [rules[rule] for rule in sorted(rules)]


def promises(session: Session, scope: Scope) -> list[Row]:
    """Those made in the days, by place, with what has become of them until now.

    `kept_share` is of those kept, kept in part, broken or passed up; who agreed on something else
    meanwhile, or was let off, has broken nothing.
    """
    if scope.place == NO_PLACE:
        return []  # whoever promised is a customer
    query = (
        select(Customer.jurisdiction, PromiseToPay.status, func.count())
        .join(Account, Account.id == PromiseToPay.account_id)
        .join(Customer, Customer.id == Account.customer_id)
        .group_by(Customer.jurisdiction, PromiseToPay.status)
    )
    query = scope.at(query, PromiseToPay.created_at)
    if scope.place:
        query = query.where(Customer.jurisdiction == scope.place)
    if scope.language:
        spoken = func.coalesce(Conversation.language, Customer.language)
        query = query.outerjoin(Conversation, Conversation.id == PromiseToPay.conversation_id)
        query = query.where(spoken == scope.language)
    places: dict[str, dict[str, int]] = {}
    for place, status, count in session.execute(query):
        places.setdefault(place, {})[status] = count
    return [_promised(place, counts) for place, counts in sorted(places.items())]


def _promised(place: str, counts: dict[str, int]) -> Row:
    kept = counts.get(PromiseState.KEPT.value, 0)
    not_kept = sum(counts.get(state.value, 0) for state in _NOT_KEPT)
    row: dict[str, Any] = {"place": place, "made": sum(counts.values())}
    row["open"] = sum(counts.get(state.value, 0) for state in OPEN)
    row |= {state.value: counts.get(state.value, 0) for state in _STATES}
    return {**row, **shared("kept", Share(kept, kept + not_kept))}

"""How what waits for approval looks on the wire: amounts as decimal text, days as ISO dates."""

from __future__ import annotations

from typing import Any

from forbear.gateway.views import iso
from forbear.rules.money import from_minor
from forbear.store.approvals import Approval
from forbear.store.tables import ApprovalDecision, OverrideRequest

View = dict[str, Any]


def approval(row: Approval) -> View:
    """The request, the customer's means and the engine's reasons."""
    named = row.named
    return {
        "reference": row.ticket.reference,
        "kind": row.ticket.kind,
        "asked_at": iso(row.ticket.created_at),
        "conversation_id": row.ticket.conversation_id,
        "lang": row.conversation.language if row.conversation else None,
        "customer": row.customer.name if row.customer else None,
        "customer_number": row.customer.reference if row.customer else None,
        "decides": named.pop("decides", "supervisor"),
        "named": {key: value for key, value in named.items() if key not in ("plan", "policy")},
        "currency": row.account.currency if row.account else None,
        "plan": _plan(row),
        "means": _means(row),
        "reasons": list(row.offer.reasons) if row.offer else [],
        "conditions": list(row.offer.conditions) if row.offer else [],
    }


def override(row: OverrideRequest) -> View:
    return {
        "id": row.id,
        "conversation_id": row.conversation_id,
        "agent": row.agent.name,
        "text": row.text,
        "rules": row.rules,
        "asked_at": iso(row.asked_at),
    }


def decided(row: ApprovalDecision) -> View:
    return {
        "reference": row.ticket.reference,
        "kind": row.ticket.kind,
        "decision": row.decision,
        "reason": row.reason,
        "by": row.agent.name if row.agent else None,
        "at": iso(row.decided_at),
        "told": row.told_at is not None,
    }


def _plan(row: Approval) -> View | None:
    plan, offer = row.plan, row.offer
    if plan is None or row.account is None:
        return None
    currency = row.account.currency

    def text(minor: int | None) -> str | None:
        return None if minor is None else str(from_minor(minor, currency))

    return {
        "kind": plan.kind,
        "n": plan.n,
        "instalment": text(plan.instalment),
        "last_instalment": text(plan.last_instalment),
        "principal": text(plan.principal),
        "total_interest": text(plan.total_interest),
        "total_payable": text(plan.total_payable),
        "apr": _percent(plan.apr_bps),
        "contract_apr": _percent(offer.contract_apr_bps) if offer else None,
        "waived": text(offer.waived) if offer else None,
        "first_due_on": plan.first_due_on.isoformat(),
    }


def _means(row: Approval) -> View | None:
    means = row.means
    if means is None or row.account is None:
        return None
    currency = row.account.currency
    amounts = ("income", "essentials", "disposable", "savings_buffer", "available", "affordable")
    return {
        **{name: str(from_minor(getattr(means, name), currency)) for name in amounts},
        "evidence": means.evidence,
        "at": iso(means.assessed_at),
    }


def _percent(bps: int) -> str:
    return f"{bps / 100:.2f}".rstrip("0").rstrip(".")

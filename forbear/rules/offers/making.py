"""Turns what was worked out into an offer: authority, expiry and id are the same for every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from forbear.rules.amortisation import Amortisation
from forbear.rules.authority import Concession, authority_of, may_grant, needed_role
from forbear.rules.due_dates import add_months, first_due
from forbear.rules.offers.offer import Offer, OfferRequest, offer_digest

_EMPTY: dict[str, Any] = {
    "n": None,
    "instalment": None,
    "last_instalment": None,
    "first_due_on": None,
    "down_payment": 0,
    "total_interest": None,
    "total_payable": None,
    "waived": 0,
    "balance_after": None,
    "days": None,
    "review_on": None,
    "conditions": (),
}
_OF_THE_MOMENT = {"approval_needed", "reasons", "first_due_on", "review_on", "expires_on"}


def make_offer(
    request: OfferRequest,
    kind: str,
    reasons: tuple[str, ...],
    concession: Concession,
    **given: Any,
) -> Offer:
    account, rules = request.account, request.rules
    fields = {**_EMPTY, "principal": account.total, "apr_bps": account.apr_bps, **given}
    concession = replace(
        concession,
        apr_bps=fields["apr_bps"],
        contract_apr_bps=account.apr_bps,
        fee_waivers_before=request.history.fee_waivers_a_year,
    )
    authorities = rules.authorities_in(account.currency)
    approval_needed = not may_grant(authority_of(request.role, authorities), concession)
    fields |= _survival(request, fields)
    fields |= {
        "account_id": account.account_id,
        "kind": kind,
        "currency": account.currency,
        "contract_apr_bps": account.apr_bps,
        "conditions": (*fields["conditions"], *_evidence(request, fields)),
        "total_fees": given.get("total_fees", max(0, account.fees - fields["waived"])),
        "expires_on": request.today + timedelta(days=rules.valid_days),
        "approval_needed": approval_needed,
        "authority_needed": needed_role(concession, authorities),
        "reasons": (*reasons, "needs_approval") if approval_needed else reasons,
        "disclosure_id": rules.disclosure_id,
        "policy_version": rules.version,
    }
    # An offer is the same offer for whoever makes it, and on each day while it is valid.
    lasting = {name: value for name, value in fields.items() if name not in _OF_THE_MOMENT}
    reading = rules.reading_seconds
    return Offer(offer_id=offer_digest(lasting), reading_seconds=reading, **fields)


def plan_figures(request: OfferRequest, plan: Amortisation) -> dict[str, Any]:
    return {
        "n": plan.n,
        "instalment": plan.instalment,
        "last_instalment": plan.last_instalment,
        "first_due_on": first_due(request.today, request.next_income_on),
        "total_interest": plan.total_interest,
        "total_payable": plan.total_payable,
        "balance_after": plan.balance_after,
    }


def _survival(request: OfferRequest, fields: dict[str, Any]) -> dict[str, Any]:
    """A plan that less income would break is looked at early, before it breaks."""
    n, months = fields["n"], request.rules.stress_review_months
    if request.stressed is None or fields["instalment"] is None or n <= months:
        return {}
    if max(fields["instalment"], fields["last_instalment"]) <= request.stressed:
        return {}
    early = add_months(fields["first_due_on"], months)
    planned: date | None = fields["review_on"]
    return {
        "review_on": min(early, planned) if planned else early,
        "conditions": (*fields["conditions"], "early_review"),
    }


def _evidence(request: OfferRequest, fields: dict[str, Any]) -> tuple[str, ...]:
    """Papers are asked for only where much is at stake; else the customer's word is enough."""
    long = (fields["n"] or 0) > request.rules.evidence_above_months
    large = fields["waived"] > request.limits.evidence_above_waiver
    return ("evidence",) if long or large else ()

"""Turns what was worked out into an offer: authority, expiry and id are the same for every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from forbear.rules.amortisation import Amortisation
from forbear.rules.authority import Concession, authority_of, may_grant, needed_role
from forbear.rules.due_dates import first_due
from forbear.rules.offers.offer import Offer, OfferRequest, offer_digest

VALID_DAYS = 7
_EMPTY: dict[str, Any] = {
    "n": None,
    "instalment": None,
    "last_instalment": None,
    "first_due_on": None,
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
    account = request.account
    fields = {**_EMPTY, "principal": account.total, "apr_bps": account.apr_bps, **given}
    concession = replace(concession, apr_bps=fields["apr_bps"], contract_apr_bps=account.apr_bps)
    approval_needed = not may_grant(authority_of(request.role, account.jurisdiction), concession)
    fields |= {
        "account_id": account.account_id,
        "kind": kind,
        "currency": account.currency,
        "contract_apr_bps": account.apr_bps,
        "total_fees": max(0, account.fees - fields["waived"]),
        "expires_on": request.today + timedelta(days=VALID_DAYS),
        "approval_needed": approval_needed,
        "authority_needed": needed_role(concession, account.jurisdiction),
        "reasons": (*reasons, "needs_approval") if approval_needed else reasons,
    }
    # An offer is the same offer for whoever makes it, and on each day while it is valid.
    lasting = {name: value for name, value in fields.items() if name not in _OF_THE_MOMENT}
    return Offer(offer_id=offer_digest(lasting), **fields)


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

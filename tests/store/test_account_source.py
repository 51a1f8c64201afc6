"""Figures of accounts come through one port, and another adapter can stand behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from forbear.gateway.account import account_view
from forbear.rules.account_bounds import BoundError
from forbear.settings import ACCOUNT_SOURCE
from forbear.store.account_source import (
    AccountRecord,
    SourceError,
    StoredAccounts,
    load_source,
    session_info,
)
from forbear.store.accounts import find_account_facts
from forbear.store.base import utc_now
from forbear.store.session import make_session_factory
from forbear.store.tables import Conversation
from tests.store.conftest import NOW

RECORD = AccountRecord(
    principal=500_000,
    interest=1_234,
    fees=0,
    as_of=date(2026, 11, 23),
    apr_bps=1200,
    past_due_since=date(2026, 10, 1),
    next_due_on=date(2026, 12, 1),
    stop_state="none",
    legal_referral=False,
)


@dataclass
class CoreSystem:
    """A bank's own system, which knows accounts by their number."""

    figures: dict[str, AccountRecord]

    def read(self, session, account):
        return self.figures[account.reference]


def test_another_adapter_is_asked_wherever_figures_are_shown(
    engine, session, make_customer, make_account, make_conversation
):
    customer = make_customer()
    make_account(customer, reference="A-1")
    until = utc_now() + timedelta(hours=1)
    conversation = make_conversation(customer=customer, verified_until=until)
    session.commit()
    core = make_session_factory(engine, session_info(CoreSystem({"A-1": RECORD})))

    with core() as asking:
        facts = find_account_facts(asking, conversation, NOW)
        view = account_view(asking, asking.get(Conversation, conversation))

    assert (facts.balance, facts.dpd, facts.apr_bps) == (501_234, 53, 1200)
    assert view["balance"] == "5012.34"
    assert find_account_facts(session, conversation, NOW).balance == 3_600_000


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"fees": -1}, "fees is -1"),
        ({"principal": 10**13 + 1}, "principal is"),
        ({"apr_bps": 100_000}, "1000 %: it must be 0 to 100 %"),
        ({"as_of": date(1, 1, 1)}, "as_of is 0001-01-01"),
    ],
)
def test_figures_that_cannot_be_are_refused_at_the_port(change, named):
    with pytest.raises(BoundError, match=named):
        replace(RECORD, **change)


def test_the_setting_names_a_class():
    assert isinstance(load_source(ACCOUNT_SOURCE), StoredAccounts)


@pytest.mark.parametrize(
    "name", ["", "nothing", "no.such:Thing", "forbear.settings:Nothing", "builtins:dict"]
)
def test_a_setting_that_leads_nowhere_is_named(name):
    with pytest.raises(SourceError, match="FORBEAR_ACCOUNT_SOURCE"):
        load_source(name)

"""Finding customers by the number they give."""

from __future__ import annotations

import pytest

from forbear.store.customers import CustomerNotFoundError, find_customer, get_customer


@pytest.mark.parametrize("given", ["CN62081001", "cn62081001", " CN 6208 1001\n", "CN62081001\0"])
def test_a_reference_is_found_however_it_is_typed(session, make_customer, given):
    customer = make_customer(reference="CN62081001")

    assert find_customer(session, given) is customer


@pytest.mark.parametrize("given", ["", "CN6208100", "CN62081001%", "x" * 100])
def test_an_unknown_reference_finds_nobody(session, make_customer, given):
    make_customer(reference="CN62081001")

    assert find_customer(session, given) is None


def test_getting_an_unknown_customer_says_whom(session):
    with pytest.raises(CustomerNotFoundError, match="'CN404'"):
        get_customer(session, "CN404")

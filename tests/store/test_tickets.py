"""Tickets and their references."""

from __future__ import annotations

import re

from forbear.store.tickets import list_tickets, record_ticket


def test_tickets_are_listed_in_order_with_references_of_their_own(session, make_conversation):
    conversation = make_conversation()
    tickets = [record_ticket(session, "complaint", conversation, f"{k}") for k in range(20)]
    record_ticket(session, "complaint", make_conversation())

    assert list_tickets(session, conversation) == tickets
    assert len({ticket.reference for ticket in tickets}) == 20
    assert all(re.fullmatch(r"T-[2-9A-HJKMNP-Z]{8}", ticket.reference) for ticket in tickets)

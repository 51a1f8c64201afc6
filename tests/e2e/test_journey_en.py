"""Customers of banks in the US and the UK write in anger, in English, and leave with a plan."""

from __future__ import annotations

import pytest

from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.journey import Journey, Picture, Script, Traveller, check_every_figure
from tests.e2e.records import Records
from tests.e2e.way import DESKTOP, KEYBOARD, PHONE, Way

pytestmark = pytest.mark.browser

SCRIPT = Script(
    lang="en",
    complaint=(
        "You people call every single day, does it never end?"
        " I lost my job, what am I supposed to pay you with?"
    ),
    understood="is in hardship.*(Irritated|Angry) at the (bank|situation).*English",
    addition=" I'm Lin, and I'll see this through with you.",
    wish="Can we split it up into monthly payments?",
    own_letters="[^\u4e00-\u9fff]*[A-Za-z][^\u4e00-\u9fff]*",
)
MARIA = Traveller(
    reference="US73151001",
    answers="Last four are 2764 and I was born in 1979",
    currency="USD",
    budget="I get 3200 a month, and rent, food and bills come to 2850",
    needs_senior=True,
)
NATHAN = Traveller(
    reference="UK27223078",
    answers="Last four are 4856 and I was born in 1993",
    currency="GBP",
    budget="I get 3200 a month, and rent, food and bills come to 2750",
    needs_senior=True,
)
DARNELL = Traveller(
    reference="US27191976",
    answers="Last four are 5595 and I was born in 1958",
    currency="USD",
    budget="I get 3200 a month, and rent, food and bills come to 2550",
    needs_senior=False,
)


@pytest.fixture
def lang() -> str:
    return SCRIPT.lang


@pytest.mark.parametrize(
    ("way", "traveller"), [(DESKTOP, MARIA), (PHONE, NATHAN), (KEYBOARD, DARNELL)], ids=str
)
def test_angry_customer_ends_with_a_plan_that_adds_up(
    customer_page: BankPage,
    desk_page: DeskPage,
    records: Records,
    picture: Picture,
    way: Way,
    traveller: Traveller,
) -> None:
    journey = Journey(SCRIPT, traveller, customer_page, desk_page, records, picture)

    journey.customer_complains()
    journey.agent_sees_what_was_understood()
    journey.agent_edits_one_of_three_replies()
    journey.customer_proves_who_they_are()
    journey.nothing_is_lost_by_a_reload()
    journey.customer_is_offered_plans()
    plan = journey.customer_chooses_and_confirms()
    journey.nothing_is_lost_by_a_reload()
    journey.customer_ends_it("End chat", "End it")
    journey.customer_rates_it("4 of 5: well", "Thank you. We have noted it")

    check_every_figure(plan, owed=journey.balance)

"""A customer of a bank in the United States writes in anger, in English, and leaves with a plan."""

from __future__ import annotations

import pytest

from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.journey import Journey, Picture, Script, check_every_figure
from tests.e2e.records import Records

pytestmark = pytest.mark.browser

SCRIPT = Script(
    lang="en",
    reference="US73151001",
    complaint=(
        "You people call every single day, does it never end?"
        " I lost my job, what am I supposed to pay you with?"
    ),
    understood="is in hardship.*(Irritated|Angry) at the (bank|situation).*English",
    addition=" I'm Lin, and I'll see this through with you.",
    answers="Last four are 2764 and I was born in 1979",
    balance=421_000,
    currency="USD",
    wish="Can we split it up into monthly payments?",
    budget="I get 3200 a month, and rent, food and bills come to 2850",
    status="needs_approval",
    own_letters="[^\u4e00-\u9fff]*[A-Za-z][^\u4e00-\u9fff]*",
)


@pytest.fixture
def lang() -> str:
    return SCRIPT.lang


def test_angry_customer_ends_with_a_plan_that_adds_up(
    customer_page: BankPage, desk_page: DeskPage, records: Records, picture: Picture
) -> None:
    journey = Journey(SCRIPT, customer_page, desk_page, records, picture)

    journey.customer_complains()
    journey.agent_sees_what_was_understood()
    journey.agent_edits_one_of_three_replies()
    journey.customer_proves_who_they_are()
    journey.nothing_is_lost_by_a_reload()
    journey.customer_is_offered_plans()
    plan = journey.customer_chooses_and_confirms()
    journey.nothing_is_lost_by_a_reload()

    check_every_figure(plan, owed=SCRIPT.balance)

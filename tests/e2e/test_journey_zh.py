"""Customers of a bank in China write in anger, in Chinese, and leave with a plan."""

from __future__ import annotations

import pytest

from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.journey import Journey, Picture, Script, Traveller, check_every_figure
from tests.e2e.records import Records
from tests.e2e.way import DESKTOP, KEYBOARD, PHONE, Way

pytestmark = pytest.mark.browser

SCRIPT = Script(
    lang="zh",
    complaint="你们天天打电话有完没完，我失业了拿什么还",
    understood="说明困难.*(不耐烦|愤怒)（对银行）.*中文",
    addition="我姓林，会一直陪您谈完。",
    wish="能不能分期还",
    own_letters="[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*",
)
WANG = Traveller(
    reference="CN62081001",
    answers="尾号8821，1985年生",
    currency="CNY",
    budget="每月到手12000，房租伙食这些必要开支6500",
    needs_senior=False,
)
LV = Traveller(
    reference="CN51673371",
    answers="尾号5906，2002年生",
    currency="CNY",
    budget="每月到手12000，房租伙食这些必要开支6500",
    needs_senior=False,
)
YUAN = Traveller(
    reference="CN47962194",
    answers="尾号8469，1983年生",
    currency="CNY",
    budget="每月到手9000，房租伙食这些必要开支6500",
    needs_senior=True,
)


@pytest.fixture
def lang() -> str:
    return SCRIPT.lang


@pytest.mark.parametrize(
    ("way", "traveller"), [(DESKTOP, WANG), (PHONE, LV), (KEYBOARD, YUAN)], ids=str
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
    journey.agent_ends_it("达成方案")
    journey.customer_rates_it("4 分，满分 5 分：较好", "谢谢，我们已记下")

    check_every_figure(plan, owed=journey.balance)

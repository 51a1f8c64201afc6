"""A customer of a bank in China writes in anger, in Chinese, and leaves with a plan."""

from __future__ import annotations

import pytest

from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.journey import Journey, Picture, Script, check_every_figure
from tests.e2e.records import Records

pytestmark = pytest.mark.browser

SCRIPT = Script(
    lang="zh",
    reference="CN62081001",
    complaint="你们天天打电话有完没完，我失业了拿什么还",
    understood="说明困难.*(不耐烦|愤怒)（对银行）.*中文",
    addition="我姓林，会一直陪您谈完。",
    answers="尾号8821，1985年生",
    balance=3_600_000,
    currency="CNY",
    wish="能不能分期还",
    budget="每月到手12000，房租伙食这些必要开支6500",
    status="active",
    own_letters="[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*",
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

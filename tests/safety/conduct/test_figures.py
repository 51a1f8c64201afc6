"""Reading figures out of a reply, and telling them from numbers that only name something."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forbear.safety.conduct.figures import find_figures
from forbear.safety.normalise import normalise


def values(text: str) -> list[list[str]]:
    return [
        [str(value) for value in figure.values] for figure in find_figures(normalise(text).text)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("应还36,000.00元", "36000.00"),
        ("应还三万六千五百元", "36500"),
        ("应还3万6", "36000"),
        ("先还五千", "5000"),
        ("您还欠4210", "4210"),
        ("年化利率18.25%", "18.25"),
        ("年化百分之十八", "18"),
        ("三个工作日内答复", "3"),
        ("下个月15号", "15"),
        ("分36期", "36"),
        ("you owe $4,210.00", "4210.00"),
        ("about five grand", "5000"),
        ("twelve hundred dollars", "1200"),
        ("36k in total", "36000"),
        ("around 80 a month", "80"),
        ("at 9.9% APR", "9.9"),
        ("within three working days", "3"),
        ("due on the 15th", "15"),
        ("by December 3", "3"),
        ("47 payments", "47"),
    ],
)
def test_a_figure_is_read_with_its_exact_value(text: str, value: str) -> None:
    (found,) = find_figures(normalise(text).text)

    assert found.values == (Decimal(value),)


@pytest.mark.parametrize(
    "text", ["大概欠四万多", "就几千块", "a few hundred dollars", "a couple of thousand"]
)
def test_a_vague_amount_is_a_figure_without_a_value(text: str) -> None:
    assert values(text) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "投诉热线12378，心理援助12356，有危险请拨120或110",
        "工号3021，编号C-1042，尾号8821",
        "明天上午10:30，或者下午三点，8:00到22:00之间",
        "合同第十二条，第七十条",
        "先核对两项信息，再说三件事",
        "千万别着急，万一有变化十分抱歉",
        "24小时内联系您，预计等2分钟",
        "回复1查询，回复2转人工",
        "2026年11月的账单",
        "若连续两期未还，协议可能终止",
        "call or text 988, 911 in danger, Samaritans on 116 123",
        "agent 3021, reference C-1042, card ending 8821",
        "ring 0800 138 1111 or 855-411-2372",
        "at 10:30 tomorrow, after 9 tomorrow, 9am to 5pm, within 24 hours",
        "section 4 of the agreement, Chapter 7, 12 CFR 1006.14",
        "two details, one question and three ways",
        "press 1 to pay or 2 to talk",
    ],
)
def test_a_number_that_only_names_something_is_no_figure(text: str) -> None:
    assert values(text) == []


def test_a_slashed_date_may_be_read_either_way() -> None:
    assert values("due 12/15/2026") == [["12", "15"]]

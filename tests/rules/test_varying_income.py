"""A good and a bad week are two figures of one income; a range to pay and a list are not."""

from __future__ import annotations

import pytest

from forbear.rules.varying_income import varying_span


@pytest.mark.parametrize(
    "text",
    [
        "one week 80, next week 310", "a good week is 500 and a bad one 120",
        "varies from 900 to 1600 a month", "some weeks 300 some weeks nowt",
        "有的月份四千有的月份八千", "旺季能有9000，淡季就2500", "有时候三千有时候一分没有",
    ],
)  # fmt: skip
def test_income_that_goes_up_and_down_is_known(text: str) -> None:
    assert varying_span(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "I can pay between 50 and 80 a month", "rent 650, some weeks food 90", "one 500 then 200",
        "好的，五百，少的话三百", "房租1500，吃饭1200",
    ],
)  # fmt: skip
def test_other_figures_are_not(text: str) -> None:
    assert varying_span(text) is None

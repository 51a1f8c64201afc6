"""Who somebody is does not reach the people who only teach."""

from __future__ import annotations

import pytest

from forbear.safety.personal_data import mask_personal

HIDDEN = [
    ("call me on 13800138000 ok", "call me on [phone] ok"),
    ("我的电话是138 0013 8000", "我的电话是[phone]"),
    ("ring +44 20 7946 0958 please", "ring [phone] please"),
    ("my cell (415) 555-0132", "my cell [phone]"),
    ("on 07700 900123 after six", "on [phone] after six"),
    ("write to wang.li+x@mail.example.cn", "write to [e-mail]"),
    ("客户号CN62081002，查一下", "客户号[reference]，查一下"),
    ("uk44201002 is my number", "[reference] is my number"),
    ("account 123456789012", "account [number]"),
    ("卡尾号8821", "卡尾号****"),
    ("card ending in 8821", "card ending in ****"),
    ("我叫王建国，怎么了", "我叫[name]，怎么了"),
    ("My name is Jane O'Neil and I", "My name is [name] and I"),
]


@pytest.mark.parametrize(("text", "shown"), HIDDEN)
def test_numbers_addresses_and_own_names_are_hidden(text: str, shown: str) -> None:
    assert mask_personal(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "I owe 12,400.50 and can pay 300 a month from 2026-12-01",
        "欠了30000块，分36期，每月833.33",
        "你们一天打8个电话",
        "this is ridiculous",
        "since 2019 I paid 1500000 in total",
    ],
)
def test_sums_days_and_counts_stay(text: str) -> None:
    assert mask_personal(text) == text


def test_names_that_the_bank_knows_are_hidden_whole_and_in_parts() -> None:
    text = "Mark Lee here, Mr Lee, at the market. 王建国也一样"

    assert mask_personal(text, ["Mark Lee", "王建国"]) == (
        "[name] here, Mr [name], at the market. [name]也一样"
    )


def test_masked_text_does_not_change_again() -> None:
    for text, _ in HIDDEN:
        once = mask_personal(text)
        assert mask_personal(once) == once

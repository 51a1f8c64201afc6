"""Card numbers, passwords and codes are masked, and what only looks like them is not."""

import pytest

from forbear.safety.clean import mask_secrets


@pytest.mark.parametrize(
    ("text", "masked", "kind"),
    [
        ("card 4111 1111 1111 1111", "card **** **** **** 1111", "card"),
        ("我的卡号6222021234567890128", "我的卡号**** **** **** 0128", "card"),
        ("4111-1111-1111-1111", "**** **** **** 1111", "card"),
        ("3782 822463 10005", "**** **** **** 0005", "card"),
        ("６２２２ ０２１２ ３４５６ ７８９０", "**** **** **** 7890", "card"),
        ("cvv 123", "cvv [CVV]", "cvv"),
        ("安全码是 456", "安全码是 [CVV]", "cvv"),
        ("验证码 123456", "验证码 [code]", "one_time_code"),
        ("123456是验证码", "[code]是验证码", "one_time_code"),
        ("the code is 482913", "the code is [code]", "one_time_code"),
        ("OTP: 5512", "OTP: [code]", "one_time_code"),
        ("密码是abc123", "密码是[password]", "password"),
        ("my password is swordfish", "my password is [password]", "password"),
        ("password: Tr0ub4dor&3", "password: [password]", "password"),
        ("PIN 1234", "PIN [password]", "password"),
        ("身份证号11010519491231002X", "身份证号[ID]", "national_id"),
        ("SSN 123-45-6789", "SSN [SSN]", "ssn"),
        ("NI number AB123456C", "NI number [NINO]", "nino"),
        ("AB 12 34 56 C", "[NINO]", "nino"),
    ],
)
def test_a_secret_is_masked(text, masked, kind):
    assert mask_secrets(text) == (masked, [kind])


@pytest.mark.parametrize(
    "text",
    [
        "尾号8821，我叫李强",
        "last four are 8821",
        "born in 1987",
        "身份证后四位0037",
        "订单号2023112509301234567",
        "order 4111111111111111",
        "我的手机13912345678",
        "call me on 07700 900123",
        "sort code 12-34-56",
        "I paid 500 2000 3000 4000",
        "my password is wrong",
        "password reset did not work",
        "密码错误",
        "密码是多少",
        "验证码没收到，尾号8821",
        "我欠36000.00元",
        "20231125093012",
        "error code 5005",
        "case 123456789",
    ],
)
def test_what_is_no_secret_stays(text):
    assert mask_secrets(text) == (text, [])


def test_several_secrets_are_all_masked_and_named():
    masked, kinds = mask_secrets("卡4111 1111 1111 1111 cvv 123 验证码 654321")
    assert masked == "卡**** **** **** 1111 cvv [CVV] 验证码 [code]"
    assert kinds == ["card", "cvv", "one_time_code"]


def test_masking_twice_changes_nothing():
    once, _ = mask_secrets("card 4111 1111 1111 1111, password: hunter2, cvv 123, 验证码 123456")
    assert mask_secrets(once) == (once, [])

"""The words of letters, and the ways on which they go out."""

from __future__ import annotations

import re

import pytest

from forbear.outbound.adapters import LogSender, MailSender, SendError, sender_from
from forbear.outbound.letters import words_of
from forbear.settings import SettingsError
from forbear.store.outbox import Letter
from tests.outbound.mail_server import mail_server

FACTS = {
    "promise_agreed": {"amount": 200_000, "due_on": "2026-12-05"},
    "promise_reminder": {"amount": 200_000, "due_on": "2026-12-05"},
    "promise_broken": {"amount": 200_000, "due_on": "2026-12-05"},
    "plan_agreed": {
        "n": 12,
        "instalment": 80_080,
        "last_instalment": 80_071,
        "total_interest": 12_345,
        "total_payable": 960_951,
        "first_due_on": "2026-12-23",
    },
}


def letter(kind="promise_agreed", lang="zh", **change):
    facts = {"zh": ("王建国", "CNY"), "en": ("Ann", "GBP")}[lang]
    given = {
        "id": 7,
        "key": "promise:7",
        "kind": kind,
        "address": "wang@customers.example",
        "language": lang,
        "name": facts[0],
        "currency": facts[1],
        "facts": FACTS[kind],
    }
    return Letter(**{**given, **change})


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", FACTS)
def test_each_letter_says_all_and_how_to_get_no_more(kind, lang):
    words = words_of(letter(kind, lang))

    assert "{" not in words.body
    for name, value in FACTS[kind].items():
        if isinstance(value, int) and name != "n":
            assert f"{value / 100:,.2f}" in words.body
    assert ("不要再发邮件" if lang == "zh" else "no more emails") in words.body
    assert "!" not in words.body + words.subject
    assert "！" not in words.body + words.subject


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", FACTS)
def test_no_subject_names_a_debt_or_a_figure(kind, lang):
    subject = words_of(letter(kind, lang)).subject

    assert not re.search(r"\d|debt|overdue|pay|loan|card|欠|款|逾期|还|贷|卡", subject, re.I)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", FACTS)
def test_each_letter_passes_the_conduct_check(kind, lang):
    from forbear.commands.check_reply import answer as checked

    given = letter(kind, lang)
    figures = [str(v) for v in re.findall(r"\d[\d,]*(?:\.\d+)?", words_of(given).body)]
    verdict = checked(
        {
            "text": words_of(given).body,
            "lang": lang,
            "jurisdiction": "CN" if lang == "zh" else "UK",
            "context": {
                "verified": True,
                "speaker_role": "customer",
                "initiated_by": "agent",
                "local_time": "2026-11-23T12:00:00",
                "flags": ["channel_email"],
                "allowed_values": [figure.replace(",", "") for figure in figures],
                "has_offer": kind == "plan_agreed",
            },
        }
    )

    assert verdict["severity"] != "block", verdict["findings"]


def test_a_letter_goes_out_by_mail():
    with mail_server() as server:
        sender = MailSender("127.0.0.1", server.port, None, None, "care@bank.example", False, False)
        sender.send(letter())

        (got,) = server.letters
    assert (got["To"], got["From"]) == ("wang@customers.example", "care@bank.example")
    assert got["Message-ID"] == "<promise.7@bank.example>"
    assert got["Auto-Submitted"] == "auto-generated"
    assert "2026年12月5日付2,000.00元" in got.get_content()


def test_a_letter_that_does_not_go_out_says_why_without_words_of_anybody():
    with mail_server() as server:
        server.refuse_recipients = True
        sender = MailSender("127.0.0.1", server.port, None, None, "care@bank.example", False, False)
        with pytest.raises(SendError, match="^address_refused$"):
            sender.send(letter())
    with pytest.raises(SendError, match="^server_away$"):
        sender.send(letter())


def test_a_header_cannot_be_smuggled_in():
    with mail_server() as server:
        sender = MailSender("127.0.0.1", server.port, None, None, "care@bank.example", False, False)
        with pytest.raises(SendError, match="^cannot_be_written$"):
            sender.send(letter(address="a@customers.example\r\nBcc: b@customers.example"))

        assert server.letters == []


def test_the_log_is_the_way_without_settings(caplog):
    sender = sender_from({})
    caplog.set_level("INFO")
    sender.send(letter())

    assert isinstance(sender, LogSender)
    assert "letter 7 of kind promise_agreed" in caplog.text
    assert "wang" not in caplog.text


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        (
            "smtp://a%40b:p%3Aw@mail.bank.example",
            ("mail.bank.example", 587, "a@b", "p:w", False, True),
        ),
        ("smtps://mail.bank.example", ("mail.bank.example", 465, None, None, True, True)),
        ("smtp+plain://127.0.0.1:25", ("127.0.0.1", 25, None, None, False, False)),
    ],
)
def test_the_address_of_the_mail_server(url, wanted):
    sender = sender_from({"FORBEAR_SMTP_URL": url, "FORBEAR_MAIL_FROM": "care@bank.example"})

    assert (
        *(sender.host, sender.port, sender.user, sender.password),
        *(sender.tls_from_start, sender.starttls),
    ) == wanted


@pytest.mark.parametrize(
    ("url", "sender", "named"),
    [
        ("mail.bank.example", "care@bank.example", "FORBEAR_SMTP_URL"),
        ("smtp://", "care@bank.example", "FORBEAR_SMTP_URL"),
        ("smtp://h:port", "care@bank.example", "FORBEAR_SMTP_URL"),
        ("smtp://mail.bank.example", "", "FORBEAR_MAIL_FROM"),
        ("smtp://mail.bank.example", "two words@x", "FORBEAR_MAIL_FROM"),
    ],
)
def test_settings_that_cannot_be_used_are_named(url, sender, named):
    with pytest.raises(SettingsError, match=named):
        sender_from({"FORBEAR_SMTP_URL": url, "FORBEAR_MAIL_FROM": sender})

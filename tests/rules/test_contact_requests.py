"""What customers say about being reached, and what is kept of it."""

from __future__ import annotations

import pytest

from forbear.rules.contact_limits import Wish
from forbear.rules.contact_requests import Named, wishes_of


def no(entity, value):
    return Named(entity, value, negated=True)


def yes(entity, value):
    return Named(entity, value)


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        # 发短信，别打电话
        ([yes("channel", "sms"), no("channel", "phone")], [Wish("never", "phone")]),
        # only e-mail, please
        ([yes("channel", "email")], [Wish("only", "email")]),
        # text or e-mail me
        ([yes("channel", "sms"), yes("channel", "email")],
         [Wish("never", c) for c in ("phone", "app", "visit")]),
        ([no("channel", "visit"), no("channel", "phone")],
         [Wish("never", "visit"), Wish("never", "phone")]),
        ([no("channel", "phone"), yes("channel", "phone")], []),
        # 晚上七点后再联系
        ([yes("contact_time", "after 19:00")], [Wish("hours", None, 1140, 1440)]),
        ([no("contact_time", "after 19:00")], [Wish("hours", None, 0, 1140)]),
        ([yes("contact_time", "before 10:00")], [Wish("hours", None, 0, 600)]),
        ([yes("contact_time", "09:00-12:30")], [Wish("hours", None, 540, 750)]),
        # 上班时间别打
        ([no("contact_time", "working_hours")], [Wish("not_at_work")]),
        ([no("contact_time", "lunchtime")],
         [Wish("hours", None, 0, 720), Wish("hours", None, 840, 1440)]),
        # neither in the morning nor at night
        ([no("contact_time", "morning"), no("contact_time", "night")],
         [Wish("hours", None, 720, 1260)]),
        ([yes("channel", "sms"), yes("contact_time", "evening")],
         [Wish("only", "sms"), Wish("hours", None, 1080, 1440)]),
        # What cannot be kept as minutes is left to whoever reads the ticket.
        ([no("contact_time", "weekend")], []),
        ([yes("contact_time", "19:00")], []),
        ([yes("contact_time", "25:00-26:00")], []),
        ([yes("contact_time", "morning"), yes("contact_time", "evening")], []),
        ([yes("channel", "phone"), yes("contact_time", "after 18:00"), yes("date", "2026-11-29")],
         []),
        ([yes("amount", "500")], []),
    ],
)  # fmt: skip
def test_what_was_named_is_kept(named, kept):
    assert wishes_of(named, stop=False) == kept


def test_a_stop_without_more_is_of_everything():
    assert wishes_of([yes("amount", "500")], stop=True) == [Wish("never")]


def test_a_stop_of_one_way_is_of_that_way():
    assert wishes_of([no("channel", "phone")], stop=True) == [Wish("never", "phone")]

"""When, how often and in which way a customer may be contacted, and how texts and emails end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.safety.conduct.draft import Broken, Draft, Span

_CLOCK_EN = re.compile(r"\b(\d{1,2})(?::(\d{2}))?\s?([ap])\.?m\b")
_EN_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_EN_HOURS = {word: hour for hour, word in enumerate(_EN_NUMBERS, start=1)}
_WORDED_EN = re.compile(
    rf"\b(?P<half>half (?:past )?)?(?P<hour>{'|'.join(_EN_HOURS)}|\d{{1,2}})"
    r"(?P<thirty>[ :-]?(?:thirty|30))?(?: o'?clock)? (?:tomorrow |on \w+ )?"
    r"(?P<part>(?:in the|this) (?:morning|afternoon|evening)|at night|tonight)\b"
)
_CLOCK_24 = re.compile(
    r"(?P<zh>下午|傍晚|晚上|今晚|明晚|夜里|半夜|深夜)?\s?(?<!\d)(\d{1,2}):(\d{2})(?!\d)"
    r"(?P<en> (?:tomorrow )?(?:tonight|at night|(?:in the|this) (?:evening|afternoon)))?"
)
_CLOCK_ZH = re.compile(
    r"(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚|明晚|夜里|半夜|深夜)?\s?(十[一二]?|[一二三四五六七八九两]|\d{1,2})点(半)?"
)
_ZH_HOURS = {word: hour for hour, word in enumerate("零一二三四五六七八九十")} | {
    "两": 2, "十一": 11, "十二": 12,
}  # fmt: skip
_LATE = ("下午", "傍晚", "晚上", "今晚", "明晚", "夜里", "半夜", "深夜")
_TOMORROW = re.compile(
    r"明天|后天|明早|明晚|下周|周[一二三四五六日末]|星期|过两天|过几天|改天|tomorrow|next|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|in a few days|in two days"
)


def broken(draft: Draft) -> Iterator[Broken]:
    yield from _hours(draft)
    yield from _counters(draft)
    yield from _preferences(draft)
    yield from _opt_out(draft)


def permitted(place: str, clock: time) -> bool:
    """Whether the bank may start a contact at that time of the customer's day."""
    start, end = JURISDICTIONS[place].outbound_hours.value
    clock = clock.replace(second=0, microsecond=0)
    # China forbids 22:00 itself, the others what comes after nine.
    return start <= clock < end if place == "CN" else start <= clock <= end


def _hours(draft: Draft) -> Iterator[Broken]:
    context = draft.context
    if context.initiated_by == "agent":
        if context.local_time is None:
            yield Broken("CR-08", None, "no_clock")
        elif not all(permitted(place, context.local_time) for place in draft.reply.places):
            yield Broken("CR-08")
    for span in (*draft.spans("call"), *draft.spans("reach")):
        clause = draft.clause(span)
        for clock in clock_times(draft.text[clause.start : clause.end]):
            if not all(permitted(place, clock) for place in draft.reply.places):
                yield Broken("CR-08", span, "planned")


def clock_times(text: str) -> Iterator[time]:
    """The times of day that normalised text names."""
    for match in _CLOCK_EN.finditer(text):
        hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0)
        yield from _time(hour, int(match[2] or 0))
    for match in _WORDED_EN.finditer(text):
        hour = _EN_HOURS.get(match["hour"]) or int(match["hour"])
        late = "morning" not in match["part"] and hour < 12
        yield from _time(hour + 12 * late, 30 if match["half"] or match["thirty"] else 0)
    for match in _CLOCK_24.finditer(_CLOCK_EN.sub(" ", text)):
        late = bool(match["zh"] or match["en"]) and int(match[2]) < 12
        yield from _time(int(match[2]) + 12 * late, int(match[3]))
    for match in _CLOCK_ZH.finditer(text):
        hour = int(match[2]) if match[2].isdigit() else _ZH_HOURS[match[2]]
        if match[1] in _LATE:
            # 晚上十二点 is midnight, 下午一点 is 13:00.
            hour += 12 if hour < 12 or match[1] != "下午" else 0
        elif match[1] is None and hour < 8:
            continue
        yield from _time(hour % 24, 30 if match[3] else 0)


def _time(hour: int, minute: int) -> Iterator[time]:
    if hour < 24 and minute < 60:
        yield time(hour, minute)


def _counters(draft: Draft) -> Iterator[Broken]:
    for span in draft.spans("call"):
        clause = draft.clause(span)
        today = not _TOMORROW.search(draft.text[clause.start : clause.end])
        if any(_used_up(draft, place, today) for place in draft.reply.places):
            yield Broken("CR-09", span, "counter")


def _used_up(draft: Draft, place: str, today: bool) -> bool:
    limits, flags = JURISDICTIONS[place].voice.value, draft.context.flags
    talks = flags.get("voice_conversations_today", 0)
    unanswered = flags.get("unanswered_today", 0)
    attempts = flags.get("call_attempts_7d", 0)
    if limits.conversations_a_day is not None and today and talks >= limits.conversations_a_day:
        return True
    if limits.unanswered_a_day is not None and today and unanswered >= limits.unanswered_a_day:
        return True
    if limits.attempts_in_7_days is not None and attempts >= limits.attempts_in_7_days:
        return True
    return bool(limits.quiet_days_after_talk and talks)


def _preferences(draft: Draft) -> Iterator[Broken]:
    context = draft.context
    banned: list[Span] = []
    if context.up("pref_text_only", "pref_email_only", "cease", "opt_out"):
        banned += draft.spans("call")
    if context.up("pref_email_only", "cease", "opt_out"):
        banned += draft.spans("medium_text")
    if context.up("pref_text_only"):
        banned += draft.spans("medium_mail")
    if context.up("pref_no_workplace"):
        banned += draft.spans("work")
    for span in banned:
        if not draft.overlaps(draft.clause(span), "way_ended"):
            yield Broken("CR-10", span, "medium")
    if context.initiated_by == "agent" and _wrong_channel(draft):
        yield Broken("CR-10", None, "medium")


def _wrong_channel(draft: Draft) -> bool:
    channel, up = draft.context.channel, draft.context.up
    return (channel == "sms" and up("pref_email_only")) or (
        channel == "email" and up("pref_text_only")
    )


def _opt_out(draft: Draft) -> Iterator[Broken]:
    if draft.context.channel == "chat" and not draft.context.up("opt_out"):
        return
    if draft.context.up("opt_out"):
        asks = draft.first("pay_request", "soft_ask", "call", "debt", "entices")
        if asks or not draft.says("confirms_stop", "opt_out_way"):
            yield Broken("CR-24", asks, "after_stop")
    elif not draft.says("opt_out_way", "confirms_stop"):
        yield Broken("CR-24")

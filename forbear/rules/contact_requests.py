"""What a customer's words about being reached come to: wishes that can be kept to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from forbear.rules.contact_limits import Wish

DAY_END = 24 * 60
PARTS_OF_DAY: Mapping[str, tuple[int, int]] = {
    "morning": (0, 12 * 60),
    "lunchtime": (12 * 60, 14 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "evening": (18 * 60, DAY_END),
    "night": (21 * 60, DAY_END),
    "daytime": (8 * 60, 18 * 60),
    "working_hours": (9 * 60, 18 * 60),
}
"""Minutes of the customer's own day. Days of the week cannot be kept yet: a person reads those."""
REACHING = ("phone", "sms", "email", "app", "visit")
"""The ways that a wish for others rules out; a letter that the law wants may always come."""
_CLOCK = re.compile(r"(?:(after|before) )?([0-9]{1,2}):([0-9]{2})(?:-([0-9]{1,2}):([0-9]{2}))?")

Window = tuple[int, int]


@dataclass(frozen=True)
class Named:
    """A channel or a time that a message names, and whether it is refused."""

    entity: str
    value: str
    negated: bool = False


def wishes_of(named: Collection[Named], *, stop: bool) -> list[Wish]:
    """What is to be kept to; `stop` is that the customer wants contact to end.

    A time that cannot be read leaves nothing behind: whoever has the ticket asks. Words with a day
    in them, "ring me tomorrow at six", are about that one time.
    """
    if any(each.entity == "date" for each in named):
        return []
    wishes = [*_channels(named), *_hours(named)]
    nothing_named = not any(each.entity in ("channel", "contact_time") for each in named)
    return [Wish("never")] if stop and nothing_named else wishes


def _channels(named: Iterable[Named]) -> Iterator[Wish]:
    channels = [each for each in named if each.entity == "channel"]
    refused = dict.fromkeys(each.value for each in channels if each.negated)
    wanted = dict.fromkeys(each.value for each in channels if not each.negated)
    if len(wanted) == 1 and not refused:
        yield Wish("only", next(iter(wanted)))
        return
    if wanted and not refused:
        refused = dict.fromkeys(channel for channel in REACHING if channel not in wanted)
    for channel in refused:
        if channel not in wanted:
            yield Wish("never", channel)


def _hours(named: Iterable[Named]) -> Iterator[Wish]:
    windows: list[Window] = [(0, DAY_END)]
    for each in named:
        if each.entity != "contact_time":
            continue
        if each.value == "working_hours" and each.negated:
            yield Wish("not_at_work")
            continue
        window = _window(each.value)
        if window is None:
            continue
        windows = _both(windows, _outside(window) if each.negated else [window])
    if windows and windows != [(0, DAY_END)]:
        for begin, end in windows:
            yield Wish("hours", None, begin, end)


def _window(value: str) -> Window | None:
    if value in PARTS_OF_DAY:
        return PARTS_OF_DAY[value]
    match = _CLOCK.fullmatch(value)
    if match is None:
        return None
    side, first = match[1], int(match[2]) * 60 + int(match[3])
    if side == "after":
        window = first, DAY_END
    elif side == "before":
        window = 0, first
    elif match[4]:
        window = first, int(match[4]) * 60 + int(match[5])
    else:
        return None  # a single moment is no time in which to be reached
    return window if 0 <= window[0] < window[1] <= DAY_END else None


def _outside(window: Window) -> list[Window]:
    sides = [(0, window[0]), (window[1], DAY_END)]
    return [(begin, end) for begin, end in sides if begin < end]


def _both(windows: Iterable[Window], others: Collection[Window]) -> list[Window]:
    """What lies in both; two wishes that leave no minute leave nothing."""
    found = [(max(a, c), min(b, d)) for a, b in windows for c, d in others]
    return [(begin, end) for begin, end in found if begin < end]

"""Reads the filters of the review inbox from an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone

from forbear.gateway.errors import BadInputError
from forbear.rules.review_reasons import REASONS
from forbear.safety.clean import clean_text
from forbear.store.reviews import ReviewFilter

WORDS_CAP = 100
NAME_CAP = 80
LONGEST = 100_000
REVIEWED = {"yes": True, "no": False, "any": None}


def read_filter(query: Mapping[str, str]) -> ReviewFilter:
    return ReviewFilter(
        worth_a_look=query.get("all") != "1",
        reasons=_reasons(query),
        flags=_names(query, "flags"),
        hostility_from=take_number(query, "hostility", 0, 4) or 0,
        since=_moment(query, "since"),
        until=_moment(query, "until", timedelta(days=1)),
        shortest=take_number(query, "shortest", 0, LONGEST),
        longest=take_number(query, "longest", 0, LONGEST),
        reviewed=_reviewed(query),
        words=clean_text(query.get("words", ""), WORDS_CAP) or None,
        **{
            name: clean_text(query[name], NAME_CAP)
            for name in ("language", "intent", "action", "policy", "tag")
            if query.get(name)
        },
    )


def take_number(query: Mapping[str, str], name: str, lowest: int, highest: int) -> int | None:
    text = query.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or not lowest <= int(text[:9]) <= highest:
        message = f"`{name}` must be a whole number from {lowest} to {highest}."
        raise BadInputError(f"bad_{name}", message)
    return int(text)


def _names(query: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(clean_text(each, NAME_CAP) for each in query.get(name, "").split(",") if each)


def _reasons(query: Mapping[str, str]) -> tuple[str, ...]:
    given = _names(query, "reasons")
    if not set(given) <= set(REASONS):
        raise BadInputError("bad_reasons", f"`reasons` must be made of: {', '.join(REASONS)}.")
    return given


def _reviewed(query: Mapping[str, str]) -> bool | None:
    given = query.get("reviewed", "no")
    if given not in REVIEWED:
        raise BadInputError("bad_reviewed", "`reviewed` must be yes, no or any.")
    return REVIEWED[given]


def _moment(query: Mapping[str, str], name: str, more: timedelta = timedelta()) -> datetime | None:
    """The beginning of a day; the last day of a range counts as a whole."""
    if not query.get(name):
        return None
    try:
        day = date.fromisoformat(query[name])
        return datetime.combine(day, time(), timezone.utc) + more
    except (ValueError, OverflowError) as error:
        message = f"`{name}` must be a day such as 2026-03-01."
        raise BadInputError(f"bad_{name}", message) from error

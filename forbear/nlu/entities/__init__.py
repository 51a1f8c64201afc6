"""Amounts, dates and the other entities of a message, with values that a program can use."""

from __future__ import annotations

from datetime import datetime

from forbear.nlu.entities.amounts import find_amounts
from forbear.nlu.entities.birth_years import find_birth_years
from forbear.nlu.entities.card_digits import find_bare_card_digits, find_card_digits
from forbear.nlu.entities.contact import find_channels, find_contact_times
from forbear.nlu.entities.dates_en import find_dates_en
from forbear.nlu.entities.dates_slashed import find_slashed_dates
from forbear.nlu.entities.dates_zh import find_dates_zh
from forbear.nlu.entities.dependants import find_dependants
from forbear.nlu.entities.durations_en import find_durations_en
from forbear.nlu.entities.durations_zh import find_durations_zh
from forbear.nlu.entities.entity import Entity
from forbear.nlu.entities.instalments import find_instalments
from forbear.nlu.entities.lookups import find_lookups
from forbear.nlu.entities.people import find_deceased, find_people
from forbear.nlu.entities.percents import find_percents
from forbear.nlu.entities.scan import Scan
from forbear.nlu.entities.traps import mask_traps
from forbear.nlu.entities.vague_dates import find_vague_dates

__all__ = ["Entity", "extract"]

# Earlier finders are surer and close their stretch to the later ones.
_FINDERS = (
    find_card_digits,
    find_birth_years,
    find_bare_card_digits,
    mask_traps,
    find_slashed_dates,
    find_dates_zh,
    find_dates_en,
    find_contact_times,
    find_percents,
    find_instalments,
    find_vague_dates,
    find_durations_zh,
    find_durations_en,
    find_dependants,
    find_amounts,
    find_lookups,
    find_channels,
    find_people,
    find_deceased,
)


def extract(text: str, now: datetime, language: str | None = None) -> list[Entity]:
    """Every entity of a message; relative dates are resolved from `now`."""
    scan = Scan(text, now, language)
    for find in _FINDERS:
        find(scan)
    found = sorted(scan.found, key=lambda e: (e.start, e.end))
    return [e for i, e in enumerate(found) if i == 0 or not _repeats(e, found[i - 1])]


def _repeats(entity: Entity, previous: Entity) -> bool:
    """In 月底30号 one day is said twice."""
    same = (entity.entity, entity.value) == (previous.entity, previous.value)
    return same and entity.entity == "date" and 0 <= entity.start - previous.end <= 1

"""Values of the house that supervisors set: staffed hours and limits, checked first."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from forbear.gateway.errors import BadInputError
from forbear.gateway.views import iso
from forbear.rules.floor_alerts import LimitError, Limits
from forbear.rules.staffed_hours import HoursError, StaffedHours
from forbear.store.house import (
    HOURS,
    LIMITS,
    find_house_value,
    list_house_values,
    read_limits,
    set_house_value,
    take_back_house_value,
)

NAMES = (*HOURS.values(), LIMITS)
LONGEST = 400


def house_view(session: Session) -> dict[str, Any]:
    """What holds, and what held before, with who set it."""
    limits = read_limits(session)
    return {
        "limits": limits.__dict__,
        "values": {
            name: [
                {
                    "value": row.value,
                    "by": row.agent.name if row.agent else None,
                    "at": iso(row.set_at),
                }
                for row in list_house_values(session, name)
            ]
            for name in NAMES
        },
    }


def change(session: Session, name: str, value: Any, agent_id: int) -> None:
    """Hours as one text (empty: nobody is promised anything), limits as an object."""
    set_house_value(session, name, _checked(name, value), agent_id)


def take_back(session: Session, name: str, agent_id: int) -> bool:
    return take_back_house_value(session, name, agent_id)


def hours_set(session: Session) -> dict[str, str | None]:
    """By language, where somebody set them on the page; the empty text is set too."""
    found = {lang: find_house_value(session, name) for lang, name in HOURS.items()}
    return {lang: row.value for lang, row in found.items() if row is not None}


def _checked(name: str, value: Any) -> Any:
    try:
        if name == LIMITS:
            if not isinstance(value, dict):
                raise LimitError('The limits must be an object such as {"queue": 5}.')
            return Limits.of(value).__dict__
        if not isinstance(value, str) or len(value) > LONGEST:
            raise HoursError(f"Hours must be a text of up to {LONGEST} characters.")
        text = " ".join(value.split())
        if text:
            StaffedHours.parse(text)
        return text
    except HoursError as error:
        raise BadInputError("bad_hours", str(error)) from error
    except LimitError as error:
        raise BadInputError("bad_limits", str(error)) from error

"""Values of the house that supervisors set: staffed hours and the limits of the floor.

The newest of a name holds. Taking one back sets the one before it again, so that nothing is lost.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from forbear.rules.floor_alerts import Limits
from forbear.store.audit import record_act
from forbear.store.tables import HouseValue

HOURS = {"zh": "hours_zh", "en": "hours_en"}
LIMITS = "limits"
KEPT = 20


def find_house_value(session: Session, name: str) -> HouseValue | None:
    query = select(HouseValue).filter_by(name=name).order_by(HouseValue.id.desc()).limit(1)
    return session.execute(query).scalar_one_or_none()


def list_house_values(session: Session, name: str) -> list[HouseValue]:
    """The newest first."""
    query = select(HouseValue).filter_by(name=name).order_by(HouseValue.id.desc()).limit(KEPT)
    return list(session.execute(query.options(joinedload(HouseValue.agent))).scalars())


def set_house_value(session: Session, name: str, value: Any, agent_id: int) -> None:
    """The same value again is no change."""
    current = find_house_value(session, name)
    if current is not None and current.value == value:
        return
    session.add(HouseValue(name=name, value=value, set_by=agent_id))
    session.flush()
    record_act(session, "house_value_set", f"agent:{agent_id}", detail={"name": name})


def take_back_house_value(session: Session, name: str, agent_id: int) -> bool:
    """Set what held before the newest, by whoever; whether there was anything to take back.

    Before the first one the settings of the installation held: `None` stands for them.
    """
    rows = list_house_values(session, name)[:2]
    if not rows:
        return False
    set_house_value(session, name, rows[1].value if len(rows) > 1 else None, agent_id)
    return True


def read_limits(session: Session) -> Limits:
    row = find_house_value(session, LIMITS)
    return Limits.of(row.value) if row is not None and row.value else Limits()

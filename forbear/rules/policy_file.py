"""A bank's own plan policies over the samples, from a loaded file; what is wrong is named.

{"CN": {"version": "bank 7", "valid_days": 5, "least_instalment": "200.00",
        "usual_terms": {"S1": 3}, "authorities": {"agent": {"max_term_months": 6}}}}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from forbear.rules.authority import ROLES, Authorities, Authority
from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.rules.money import MoneyError, to_minor
from forbear.rules.plan_policies import sample_policy
from forbear.rules.plan_policy import KINDS, MoneyLimits, PlanPolicy
from forbear.rules.stages import Stage

NUMBERS: Mapping[str, tuple[int, int]] = {
    "max_term_months": (1, 600),
    "valid_days": (3, 7),
    "hardship_least_percent": (1, 100),
    "relief_months": (1, 60),
    "holiday_months": (1, 3),
    "token_review_months": (1, 6),
    "hold_days": (1, 90),
    "settlement_parts": (1, 3),
    "evidence_above_months": (0, 600),
    "income_drop_percent": (0, 100),
    "stress_review_months": (1, 12),
    "replans_a_year": (0, 100),
}
LONGEST_READING = 120
BY_STAGE: Mapping[str, tuple[int, int]] = {
    "usual_terms": (1, 600),
    "extension_days": (1, 90),
    "hardship_months": (1, 12),
    "relief_percent": (0, 100),
}
AMOUNTS = tuple(field.name for field in fields(MoneyLimits))
GRANTS: Mapping[str, tuple[int, int]] = {
    "fee_waivers_a_year": (0, 100),
    "interest_relief_percent": (0, 100),
    "max_term_months": (1, 600),
    "rate_floor_bps": (0, 100_000),
    "settlement_least_percent": (0, 101),
    "extension_days": (0, 365),
}
NEVER_EMPTY = ("interest_relief_percent", "max_term_months")


class PolicyError(ValueError):
    """A value of the policy file is out of bounds or unknown; the text says which and how."""


def read_policies(loaded: Any) -> dict[str, PlanPolicy]:
    """The policy of every place; a place that the file does not name keeps its sample."""
    if not isinstance(loaded, Mapping):
        raise PolicyError("The policy file must map a place (CN, US, UK) to its values.")
    for place in loaded:
        if place not in JURISDICTIONS:
            raise PolicyError(f"{place}: must be one of {', '.join(JURISDICTIONS)}")
    return {
        place: _policy(sample_policy(place), loaded[place]) if place in loaded
        else sample_policy(place)
        for place in JURISDICTIONS
    }  # fmt: skip


def _policy(sample: PlanPolicy, own: Any) -> PlanPolicy:
    place = sample.jurisdiction
    if not isinstance(own, Mapping) or not isinstance(own.get("version"), str):
        raise PolicyError(f"{place}.version: missing; name the version of your values")
    if own["version"] == sample.version:
        raise PolicyError(f"{place}.version: is the sample's; give your values one of your own")
    changes: dict[str, Any] = {}
    for name, value in own.items():
        where = f"{place}.{name}"
        if name in AMOUNTS:
            money = changes.get("money", sample.money)
            changes["money"] = replace(money, **{name: _amount(value, where, sample.currency)})
        else:
            changes[name] = _reader(name, where)(value, where, sample)
    return replace(sample, **changes)


def _reader(name: str, where: str) -> Callable[[Any, str, PlanPolicy], Any]:
    if name in NUMBERS:
        return lambda value, where, _: _number(value, where, *NUMBERS[name])
    if name in BY_STAGE:
        return lambda value, where, _: _by_stage(value, where, *BY_STAGE[name])
    readers: dict[str, Callable[[Any, str, PlanPolicy], Any]] = {
        "version": lambda value, where, _: _text(value, where),
        "reading_seconds": _reading,
        "disclosure_id": lambda value, where, _: _text(value, where),
        "rate_steps_bps": lambda value, where, _: _falling(value, where),
        "kinds": lambda value, where, sample: {**sample.kinds, **_kinds(value, where)},
        "authorities": _authorities,
    }
    if name not in readers:
        known = ", ".join(sorted([*readers, *NUMBERS, *BY_STAGE, *AMOUNTS]))
        raise PolicyError(f"{where}: unknown. Known: {known}")
    return readers[name]


def _number(value: Any, where: str, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise PolicyError(f"{where}: must be a whole number from {least} to {most}, not {value!r}")
    return value


def _reading(value: Any, where: str, sample: PlanPolicy) -> int:
    """A bank chooses how long, and not whether, where the rules of the place demand it."""
    least = 1 if JURISDICTIONS[sample.jurisdiction].reading_seconds.value else 0
    return _number(value, where, least, LONGEST_READING)


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= 40:
        raise PolicyError(f"{where}: must be a text of 1 to 40 characters")
    return value


def _amount(value: Any, where: str, currency: str) -> int:
    try:
        minor = to_minor(value, currency)
    except MoneyError as problem:
        raise PolicyError(f"{where}: {problem}") from None
    if minor < 1:
        raise PolicyError(f"{where}: must be above 0, not {value}")
    return minor


def _mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise PolicyError(f"{where}: must be a mapping")
    return value


def _stage(name: Any, where: str) -> Stage:
    try:
        return Stage(name)
    except ValueError:
        known = ", ".join(stage.value for stage in Stage)
        raise PolicyError(f"{where}: there is no stage {name!r}. Known: {known}") from None


def _by_stage(value: Any, where: str, least: int, most: int) -> dict[Stage, int]:
    return {
        _stage(name, where): _number(each, f"{where}.{name}", least, most)
        for name, each in _mapping(value, where).items()
    }


def _kinds(value: Any, where: str) -> dict[Stage, tuple[str, ...]]:
    found = {}
    for name, kinds in _mapping(value, where).items():
        if not isinstance(kinds, list) or not set(kinds) <= set(KINDS):
            raise PolicyError(f"{where}.{name}: must be a list of {', '.join(KINDS)}")
        found[_stage(name, where)] = tuple(kinds)
    return found


def _falling(value: Any, where: str) -> tuple[int, ...]:
    if not isinstance(value, list) or not value:
        raise PolicyError(f"{where}: must be a list of rates in hundredths of a percent")
    steps = tuple(_number(step, where, 0, 100_000) for step in value)
    if list(steps) != sorted(set(steps), reverse=True):
        raise PolicyError(f"{where}: each rate must be below the one before it")
    return steps


def _authorities(value: Any, where: str, sample: PlanPolicy) -> Authorities:
    own = dict(sample.authorities)
    for role, grants in _mapping(value, where).items():
        if role not in ROLES:
            raise PolicyError(f"{where}: there is no role {role!r}. Known: {', '.join(ROLES)}")
        own[role] = _authority(own[role], _mapping(grants, where), f"{where}.{role}", sample)
    return own


def _authority(
    sample: Authority, grants: Mapping[str, Any], where: str, policy: PlanPolicy
) -> Authority:
    changes: dict[str, Any] = {}
    for name, value in grants.items():
        place = f"{where}.{name}"
        if name not in GRANTS and name != "fee_waiver":
            raise PolicyError(f"{place}: unknown. Known: fee_waiver, {', '.join(GRANTS)}")
        if value is None and name not in NEVER_EMPTY:
            changes[name] = None
        elif name == "fee_waiver":
            changes[name] = 0 if value == "0" else _amount(value, place, policy.currency)
        else:
            changes[name] = _number(value, place, *GRANTS[name])
    return replace(sample, **changes)

"""Checks of a component's settings in config.yml; what is wrong is named, with what it may be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.exceptions import InvalidConfigException


def require_number(component: str, config: dict[str, Any], key: str, above: float = 0) -> None:
    """A number greater than `above`."""
    value = config.get(key)
    if value is None or not _is_number(value) or value <= above:
        raise InvalidConfigException(
            f"{component}: {key} is {value!r}; it must be a number above {above}."
        )


def require_whole(component: str, config: dict[str, Any], key: str, least: int = 1) -> None:
    """A whole number of at least `least`."""
    value = config.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise InvalidConfigException(
            f"{component}: {key} is {value!r}; it must be a whole number of at least {least}."
        )


def require_share(component: str, config: dict[str, Any], key: str) -> None:
    """A number between 0 and 1, neither included."""
    if not _is_share(value := config.get(key)):
        raise InvalidConfigException(
            f"{component}: {key} is {value!r}; it must be a number between 0 and 1."
        )


def require_shares(
    component: str,
    config: dict[str, Any],
    key: str,
    needed: Iterable[str],
    optional: Iterable[str] = (),
) -> None:
    """A table of shares that holds each `needed` name, and besides them only `optional` ones."""
    shares = config.get(key)
    needed, optional = set(needed), set(optional)
    if not isinstance(shares, dict):
        raise InvalidConfigException(
            f"{component}: {key} is {shares!r}; it must be a table of names and shares."
        )
    names = {str(name) for name in shares}
    if missing := needed - names:
        raise InvalidConfigException(f"{component}: {key} lacks {_listed(missing)}.")
    if unknown := names - needed - optional:
        raise InvalidConfigException(
            f"{component}: {key} names {_listed(unknown)}, which it does not know; "
            f"it knows {_listed(needed | optional)}."
        )
    for name, share in shares.items():
        if not _is_share(share):
            raise InvalidConfigException(
                f"{component}: {key} of {name} is {share!r}; it must be between 0 and 1."
            )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_share(value: Any) -> bool:
    return _is_number(value) and 0 < value < 1


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))

"""Labelled lines: what a message was meant to be, by the person who wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("zh", "en")
LEVELS = range(5)


class LabelledFileError(ValueError):
    """The file does not hold labelled lines; the message says where and what is missing."""


@dataclass(frozen=True)
class LabelledLine:
    """One message with its labels."""

    text: str
    lang: str
    intent: str
    hostility: int = 0
    risk: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    """Further intents of the same message."""


def read_labelled(path: Path) -> list[LabelledLine]:
    """The lines of a file such as tests/nlu/dev_set.yml, in order."""
    examples = load_mapping(path).get("examples")
    if not isinstance(examples, list) or not examples:
        raise LabelledFileError(f"{path} needs a list of lines under `examples`.")
    return [_line(each, f"{path}, line {n} of `examples`") for n, each in enumerate(examples, 1)]


def load_mapping(path: Path) -> dict[str, Any]:
    """What the YAML file holds; nothing where that is no mapping."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LabelledFileError(f"{path} cannot be read: {error}") from error
    return loaded if isinstance(loaded, dict) else {}


def _line(given: Any, place: str) -> LabelledLine:
    if not isinstance(given, Mapping):
        raise LabelledFileError(f"{place}: it must be a mapping with `text`, `lang` and `intent`.")
    for key in ("text", "lang", "intent"):
        if not isinstance(given.get(key), str):
            raise LabelledFileError(f"{place}: `{key}` is missing, or no text.")
    if given["lang"] not in LANGUAGES:
        raise LabelledFileError(f"{place}: `lang` is {given['lang']!r}; it must be zh or en.")
    level, risk = given.get("hostility", 0), given.get("risk") or []
    if level not in LEVELS:
        raise LabelledFileError(f"{place}: `hostility` is {level!r}; it must be from 0 to 4.")
    if not isinstance(risk, list):
        raise LabelledFileError(f"{place}: `risk` must be a list of flags.")
    also = given.get("also") or []
    if not isinstance(also, list):
        raise LabelledFileError(f"{place}: `also` must be a list of intents.")
    return LabelledLine(
        given["text"], given["lang"], given["intent"], int(level),
        frozenset(map(str, risk)), frozenset(map(str, also)),
    )  # fmt: skip

"""Makes the words of a letter from its kind, its language and its facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from forbear.rules.money import format_money
from forbear.rules.written_figures import format_day
from forbear.settings import BANK_NAMES
from forbear.store.outbox import Letter

WORDS = Path(__file__).with_name("letters.yml")
_COUNTS = ("n",)


@dataclass(frozen=True)
class Words:
    """What stands in the letter."""

    subject: str
    body: str


def words_of(letter: Letter) -> Words:
    texts, lang = _texts(), letter.language
    kind = texts["letters"][letter.kind]
    spoken = {name: _spoken(name, value, letter) for name, value in letter.facts.items()}
    spoken |= {"name": letter.name, "bank": BANK_NAMES[lang]}
    body = f"{kind[lang]}\n{texts['closing'][lang]}"
    return Words(kind["subject"][lang], body.format(**spoken))


def _spoken(name: str, value: Any, letter: Letter) -> str:
    if name in _COUNTS:
        return str(value)
    if isinstance(value, int):
        return format_money(value, letter.currency, letter.language)
    return format_day(date.fromisoformat(value), letter.language)


@lru_cache(maxsize=1)
def _texts() -> Any:
    return yaml.safe_load(WORDS.read_text("utf-8"))

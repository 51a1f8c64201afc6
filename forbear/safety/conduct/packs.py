"""The conduct rules as files: their wording patterns, and what a finding says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from forbear.safety.patterns_language import compile_rules, lexicons_of
from forbear.safety.rulepack import RulePack, RulePackError, read_patterns

PACK_FOLDER = Path(__file__).parent / "packs"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RULE_KEYS = {"id", "name", "version", "jurisdictions", "severity", "message", "suggestion"}


_DENIABLE_ACTS = frozenset(
    (
        "pay_request", "call", "reach", "tell", "commit", "account_fact", "from_contact", "liable",
        "unkind", "records_health", "ends_chat", "consequence", "medium_text", "medium_mail",
        "work", "claims_human", "asks_more", "soft_ask",
    )
)  # fmt: skip


def deniable(label: str) -> bool:
    """Whether a negation before the words undoes them; the mere presence of a word stays."""
    return label.startswith("CR-") or label in _DENIABLE_ACTS


@dataclass(frozen=True)
class RuleText:
    """One of the conduct rules, as agents read it."""

    id: str
    name: str
    version: str
    jurisdictions: frozenset[str]
    severity: str
    message: dict[str, Any]
    suggestion: dict[str, Any]
    values: dict[str, Any]
    """What differs from place to place."""


@dataclass(frozen=True)
class Packs:
    """All rules, one set of patterns, one version."""

    patterns: RulePack
    rules: dict[str, RuleText]
    version: str


@lru_cache(maxsize=1)
def load_packs(folder: Path = PACK_FOLDER) -> Packs:
    """The packs of all files in packs/, compiled once."""
    rules = dict(_rule(path) for path in sorted(folder.glob("cr_*.yml")))
    concepts, lines = read_patterns(folder)
    lines = [_by_polarity(line, set(concepts["denial"])) for line in lines]
    lexicons = lexicons_of(concepts, lines)
    compiled, slots_of_word = compile_rules(concepts, lines, lexicons)
    version = max(rule.version for rule in rules.values())
    return Packs(RulePack(lexicons, compiled, slots_of_word), rules, version)


def _by_polarity(line: tuple[str, str, str], denials: set[str]) -> tuple[str, str, str]:
    """A line that holds a negation itself gets a label of its own: only one before it denies it."""
    label, name, pattern = line
    words = {word for part in pattern.split() for word in part.rstrip("?").split("|")}
    if deniable(label) and words & denials:
        label = f"negative_{label}"
    return label, name, pattern


def _rule(path: Path) -> tuple[str, RuleText]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    missing = _RULE_KEYS - content.keys()
    if missing:
        raise RulePackError(f"{path.name}: {', '.join(sorted(missing))} is missing; add it.")
    rule = RuleText(
        jurisdictions=frozenset(content["jurisdictions"]),
        values=content.get("values", {}),
        **{key: content[key] for key in _RULE_KEYS - {"jurisdictions"}},
    )
    return rule.id, rule

"""How well the conduct check tells replies that break a rule from replies that only come near."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Check = Callable[[dict[str, Any]], Mapping[str, Any]]


class CaseFileError(ValueError):
    """A file of cases cannot be used; the message names the line and how to mend it."""


@dataclass
class Count:
    """Of the cases of one rule: found of broken, blocked of fine."""

    found: int = 0
    broken: int = 0
    blocked: int = 0
    fine: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.broken if self.broken else 1.0

    @property
    def false_blocks(self) -> float:
        return self.blocked / self.fine if self.fine else 0.0


def read_cases(path: Path) -> list[dict[str, Any]]:
    """Lines as check-reply takes them, each with its `rule` and `kind` (violating, compliant)."""
    cases = []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseFileError(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except ValueError as error:
            raise CaseFileError(f"{path}, line {number}: {error}") from error
        kind = case.get("kind") if isinstance(case, dict) else None
        if kind not in ("violating", "compliant") or not str(case.get("rule", "")).startswith(
            "CR-"
        ):
            raise CaseFileError(
                f"{path}, line {number}: give `rule` (CR-01 to CR-28) and `kind` (violating or "
                "compliant) beside what check-reply takes."
            )
        cases.append(case)
    return cases


def measure_cases(
    cases: Iterable[Mapping[str, Any]], check: Check
) -> tuple[dict[tuple[str, str], Count], list[str]]:
    """Counts by rule and language, `all` for both; and the cases that came out wrong."""
    counts: dict[tuple[str, str], Count] = {}
    wrong = []
    for case in cases:
        asked = {key: value for key, value in case.items() if key not in ("rule", "kind")}
        verdict = check(asked)
        rule, lang = str(case["rule"]), str(case.get("lang"))
        found = [finding["rule"] for finding in verdict["findings"]]
        broken = case["kind"] == "violating"
        right = rule in found if broken else verdict["severity"] != "block"
        for key in ((rule, lang), (rule, "all"), ("all", lang), ("all", "all")):
            count = counts.setdefault(key, Count())
            count.broken += broken
            count.fine += not broken
            count.found += broken and right
            count.blocked += not broken and not right
        if not right:
            named = ", ".join(dict.fromkeys(found)) or "nothing"
            wrong.append(f"{rule} {lang} {case['kind']}, found {named}: {case['text']}")
    return counts, wrong


def conduct_report(counts: Mapping[tuple[str, str], Count]) -> Iterator[str]:
    """A line a rule, the sum last: recall and false blocks, by language."""
    languages = sorted({lang for _, lang in counts if lang != "all"}, reverse=True)
    rules = sorted({rule for rule, _ in counts if rule != "all"})
    yield "rule   " + "".join(f"{lang:>24}" for lang in (*languages, "all"))
    yield "       " + "   recall  false blocks " * (len(languages) + 1)
    for rule in (*rules, "all"):
        cells = [counts.get((rule, lang), Count()) for lang in (*languages, "all")]
        yield f"{rule:<7}" + "".join(_cell(count) for count in cells)


def _cell(count: Count) -> str:
    return f"{count.found:>5}/{count.broken:<4}{count.blocked:>6}/{count.fine:<4}    "


def shares(counts: Mapping[tuple[str, str], Count], lang: str = "all") -> Sequence[float]:
    """Recall and false blocks over all rules."""
    count = counts.get(("all", lang), Count())
    return count.recall, count.false_blocks

"""What a draft becomes when the safer wording of a finding is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from forbear.safety.conduct import Finding

_SENTENCE = re.compile(
    r"[^。！？!?\n.]*(?:\.(?!\s|$)[^。！？!?\n.]*)*(?:[。！？!?.\n]+[\"'”’）)]*|$)\s*"
)
_UNFILLED = re.compile(r"\[[a-z]+\]|X")
"""Places of a wording that nobody has filled: such a wording shows what is missing, no more."""
_WHOLE = frozenset({"CR-20"})
"""In a crisis nothing of the draft stays beside the reviewed words."""
_AT_THE_END = frozenset({"CR-24"})
_ADVICE = frozenset({"CR-08"})
"""Where the whole reply is the fault, its wording speaks to the agent and not to the customer."""


def reworded(text: str, finding: Finding, findings: Sequence[Finding]) -> str | None:
    """The draft with the finding's safer wording in place; None where there is none to take.

    Sentences that the same wording mends go together: it is said once.
    """
    wording = finding.suggestion
    whole = (finding.start, finding.end) == (0, len(text))
    if _UNFILLED.search(wording) or (whole and finding.rule in _ADVICE):
        return None
    if finding.rule in _WHOLE:
        return wording
    if whole and finding.severity == "fix":
        parts = [text, wording] if finding.rule in _AT_THE_END else [wording, text]
        return _joined(parts)
    alike = [each for each in findings if each.suggestion == wording]
    return _joined(_replaced(text, wording, alike))


def _replaced(text: str, wording: str, findings: Sequence[Finding]) -> list[str]:
    parts: list[str] = []
    for match in _SENTENCE.finditer(text):
        touched = any(f.start < match.end() and match.start() < f.end for f in findings)
        if not touched:
            parts.append(match.group())
        elif wording not in parts:
            parts.append(wording)
    return parts


def _joined(parts: Sequence[str]) -> str:
    """Sentences one after another, with a space where the language has one."""
    joined = ""
    for part in (each.strip(" ") for each in parts):
        gap = " " if joined and joined[-1].isascii() and not joined.endswith("\n") else ""
        joined += f"{gap}{part}" if part else ""
    return joined.strip()

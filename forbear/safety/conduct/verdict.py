"""What the conduct check answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One rule that the reply breaks, where, why, and what to say instead."""

    rule: str
    severity: str
    """block: must not be sent. fix: to be completed or reworded first."""
    start: int
    end: int
    message: str
    suggestion: str

    def as_json(self) -> dict[str, Any]:
        return dict(vars(self))


@dataclass(frozen=True)
class Verdict:
    """The findings in the order of the text, under the version of the rules that made them."""

    findings: tuple[Finding, ...]
    version: str

    @property
    def severity(self) -> str:
        """block, fix or none."""
        return worst(self.findings)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that are broken, each once."""
        return tuple(dict.fromkeys(finding.rule for finding in self.findings))

    def as_json(self) -> dict[str, Any]:
        return {
            "severity": self.severity,
            "findings": [finding.as_json() for finding in self.findings],
            "version": self.version,
        }


def worst(findings: Sequence[Finding]) -> str:
    severities = {finding.severity for finding in findings}
    return next((each for each in ("block", "fix") if each in severities), "none")

"""`forbear evaluate --conduct`: recall and false blocks of the conduct check, by rule."""

from __future__ import annotations

import sys
from pathlib import Path

from forbear.commands.check_reply import answer
from forbear.commands.jsonl import LineError
from forbear.commands.train import ensure_reply_model
from forbear.evaluation.conduct import (
    CaseFileError,
    conduct_report,
    measure_cases,
    read_cases,
    shares,
)
from forbear.training.model import TrainingError


def evaluate_conduct(path: Path) -> int:
    """Prints the table and, to standard error, what came out wrong; 2 when the file is unusable."""
    try:
        cases = read_cases(path)
        ensure_reply_model()
        counts, wrong = measure_cases(cases, answer)
    except (CaseFileError, TrainingError, LineError) as error:
        print(f"forbear evaluate: {error}", file=sys.stderr)
        return 2
    for line in wrong:
        print(line, file=sys.stderr)
    print("\n".join(conduct_report(counts)))
    recall, false_blocks = shares(counts)
    print(f"recall {recall:.3f}, false blocks {false_blocks:.3f}")
    return 0

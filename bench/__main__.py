"""`make bench`: starts Forbear in a throwaway folder, measures it, and holds it to its bars."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from bench.bars import missed
from bench.report import Report
from bench.run import run
from bench.stack import Stack
from bench.stock import Stock


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    quick = "leave out Rasa's default configuration, whose training takes minutes"
    parser.add_argument("--quick", action="store_true", help=quick)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="forbear-bench-") as folder:
        report = _measure(Path(folder), with_stock=not chosen.quick)
    print("\n".join(report.lines()))
    problems = missed(report.figures())
    for problem in problems:
        print(f"\nMISSED  {problem}")
    return 1 if problems else 0


def _measure(folder: Path, with_stock: bool) -> Report:
    stack = Stack(folder / "var")
    stock = _train(folder) if with_stock else None
    try:
        _tell(f"first `forbear up` ready after {stack.start():.1f} s")
        stack.stop()
        second_start = stack.start()
        _tell(f"second `forbear up` ready after {second_start:.1f} s")
        if stock:
            stock.start(stack.actions_url)
        turns = run(stack, stock, _tell)
        return Report(turns, stack.memory(), second_start, stock.memory() if stock else None)
    finally:
        stack.stop()
        if stock:
            stock.stop()


def _train(folder: Path) -> Stock:
    (folder / "stock").mkdir()
    stock = Stock(folder / "stock")
    _tell("training Rasa's default configuration on the same data ...")
    _tell(f"trained in {stock.train():.0f} s")
    return stock


_began = time.monotonic()


def _tell(line: str) -> None:
    print(f"{time.monotonic() - _began:6.0f} s  {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

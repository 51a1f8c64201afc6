"""Runs the `forbear` command as a program, as others do."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from forbear.cli import main

ROOT = Path(__file__).parents[2]


def forbear(*arguments: str, lines: bytes = b"", **environ: str) -> subprocess.CompletedProcess:
    """The finished process; nothing of the caller's own settings reaches it."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("FORBEAR_")}
    return subprocess.run(
        [sys.executable, "-m", "forbear.cli", *arguments],
        input=lines,
        capture_output=True,
        cwd=ROOT,
        env={**clean, **environ},
        timeout=240,
        check=False,
    )


def here(
    monkeypatch: pytest.MonkeyPatch, *arguments: str, lines: bytes = b""
) -> tuple[int, list[dict[str, Any]]]:
    """Exit status and answers of a command inside this process, which has its libraries loaded."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    monkeypatch.setattr(sys, "stdout", out)
    try:
        status = main(arguments)
    finally:
        monkeypatch.undo()
        logging.disable(logging.NOTSET)  # the command silences its process; other tests read logs
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def answers(done: subprocess.CompletedProcess) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def lines_of(*objects: Any) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in objects)

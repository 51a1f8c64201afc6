"""One JSON object a line in, one a line out, in order; a bad line gives an error in its place."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any, TextIO

MAX_LINE = 1_000_000


class LineError(ValueError):
    """What one line asks for cannot be done; the message is the answer to that line."""


def stream(
    answer: Callable[[dict[str, Any]], dict[str, Any]],
    lines: Iterable[bytes] | None = None,
    out: TextIO | None = None,
) -> int:
    """Answer each line as it comes; the exit status is 1 when any line was bad."""
    source = sys.stdin.buffer if lines is None else lines
    target = sys.stdout if out is None else out
    failed = False
    for line in source:
        if not line.strip():
            continue
        reply = _reply(answer, line)
        failed = failed or "error" in reply
        print(_as_line(reply), file=target, flush=True)
    return int(failed)


def _reply(answer: Callable[[dict[str, Any]], dict[str, Any]], line: bytes) -> dict[str, Any]:
    try:
        return answer(read_object(line))
    except LineError as error:
        return {"error": str(error)}
    except Exception as error:  # the lines after this one are still to be answered
        return {"error": f"This line could not be answered ({type(error).__name__})."}


def _as_line(reply: dict[str, Any]) -> str:
    """JSON in plain characters; a half of a surrogate pair can only be written as an escape."""
    line = json.dumps(reply, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(reply)
    return line


def read_object(line: bytes) -> dict[str, Any]:
    """The object on a line; LineError says what is wrong with it."""
    if len(line) > MAX_LINE:
        raise LineError(f"The line is longer than {MAX_LINE} bytes.")
    try:
        asked = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise LineError(f"The line is not UTF-8 (byte {error.start}).") from error
    except (ValueError, RecursionError) as error:
        raise LineError(f"The line is not JSON: {error}.") from error
    if not isinstance(asked, dict):
        raise LineError("The line must be a JSON object.")
    return asked

"""What a log line holds, and what it never does."""

from __future__ import annotations

import json
import logging
import sys

from forbear.gateway.logs import JsonFormatter


def test_exception_is_told_by_kind_and_place_and_not_by_its_words() -> None:
    try:
        raise ValueError("what the customer wrote")
    except ValueError:
        record = logging.LogRecord(
            "forbear", logging.ERROR, __file__, 1, "turn %s failed", (7,), sys.exc_info()
        )

    line = json.loads(JsonFormatter().format(record))

    assert (line["says"], line["error"]) == ("turn 7 failed", "ValueError")
    assert "test_logs.py" in line["where"][0]
    assert "customer wrote" not in json.dumps(line)


def test_only_the_first_line_of_a_message_is_kept() -> None:
    record = logging.LogRecord(
        "asyncio", logging.ERROR, __file__, 1, "never retrieved\nfuture: secret words", (), None
    )

    assert json.loads(JsonFormatter().format(record))["says"] == "never retrieved"

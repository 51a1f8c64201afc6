"""Logs a JSON object a line: ids, lengths and codes, never what people wrote."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import datetime, timezone

QUIET = ("httpx", "httpcore", "uvicorn.access", "alembic")


class JsonFormatter(logging.Formatter):
    """One line per record. An exception's own words are left out: they may quote a customer."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "level": record.levelname.lower(),
            "from": record.name,
            # Some libraries put whole exceptions into further lines of a message.
            "says": record.getMessage().partition("\n")[0],
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ][-12:]
        return json.dumps(line, ensure_ascii=False)


def start_logging(level: str = "INFO") -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)

"""Why a training failed, as a code with the place, for pages and people."""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import Any

from rasa.core.policies.rule_policy import InvalidRule
from rasa.shared.core.domain import InvalidDomain
from rasa.shared.exceptions import (
    InvalidConfigException,
    RasaException,
    YamlException,
    YamlSyntaxException,
)

from forbear.training.snapshot import SourceError
from forbear.work_lock import BusyError

LONGEST = 2000
LINE = re.compile(r"line (\d+)")
FILE = re.compile(r"(?:data|tests)/[\w./-]+\.ya?ml|domain\.yml|config\.yml")
CODES: tuple[tuple[type[BaseException], str], ...] = (
    (InvalidRule, "rules_contradict"),
    (YamlSyntaxException, "file_unreadable"),
    (YamlException, "file_malformed"),
    (InvalidDomain, "domain_invalid"),
    (InvalidConfigException, "config_invalid"),
    (SourceError, "file_missing"),
    (BusyError, "busy"),
    (MemoryError, "out_of_memory"),
    (KeyboardInterrupt, "stopped"),
    (RasaException, "data_invalid"),
)


def fault_of(error: BaseException, folder: Path) -> dict[str, Any]:
    """`code`, and `file`, `line`, `detail` where they are known; paths are those of the project."""
    detail = str(error).replace(f"{folder}/", "").strip()[:LONGEST]
    named = str(getattr(error, "filename", None) or "").replace(f"{folder}/", "")
    if isinstance(error, SourceError):
        named = str(error)
    file = FILE.search(named) or FILE.search(detail)
    mark = getattr(getattr(error, "underlying_yaml_exception", None), "problem_mark", None)
    line = LINE.search(detail)
    return {
        "code": _code(error),
        "file": file[0] if file else None,
        "line": mark.line + 1 if mark else int(line[1]) if line else None,
        "detail": detail or type(error).__name__,
    }


def _code(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "disk_full"
    return next((code for kind, code in CODES if isinstance(error, kind)), "training_failed")

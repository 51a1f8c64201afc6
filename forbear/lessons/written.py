"""How a value is written in the files: plain where that is safe, else in double quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

PLAIN = re.compile(r"[A-Za-z_][\w' ,;.()/-]*", re.ASCII)
"""What may stand without quotes, if it is also read back as the same text."""
_IN_FLOW = re.compile(r"[,\[\]{}]")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNPRINTABLE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')


def double_quoted(text: str) -> str:
    return f'"{_UNPRINTABLE.sub(_escape, text)}"'


def single_quoted(text: str) -> str | None:
    """The text in single quotes, or nothing where those cannot hold it."""
    return (
        None if _UNPRINTABLE.search(text.replace('"', "")) else "'" + text.replace("'", "''") + "'"
    )


def scalar(value: Any, in_flow: bool = False) -> str:
    """One value on one line; `in_flow` inside brackets or braces."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value)
    return text if _is_plain(text, in_flow) else double_quoted(text)


def flow(value: Any) -> str:
    """A value in brackets and braces, as metadata and lists of names are written."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k, True)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return scalar(value, in_flow=True)


def like(old: str, text: str) -> str:
    """The text, quoted as the old one was where that can hold it."""
    if old.startswith("'"):
        return single_quoted(text) or double_quoted(text)
    if old.startswith('"'):
        return double_quoted(text)
    return scalar(text, in_flow=True)


def _is_plain(text: str, in_flow: bool) -> bool:
    if not PLAIN.fullmatch(text) or text != text.strip() or (in_flow and _IN_FLOW.search(text)):
        return False
    return yaml.load(text, yaml.CSafeLoader) == text and text.lower() not in ("y", "n")


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _ESCAPED:
        return _ESCAPED[char]
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"

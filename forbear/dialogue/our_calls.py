"""Whether a message speaks of the bank's calls and messages, or only of a telephone."""

from __future__ import annotations

import re

_CALLS = re.compile(
    r"电话|来电|短信|催收|骚扰|\b(?:robo)?(?:call|phone|text|ring)(?:s|ed|ing)?\b|\brang\b",
    re.IGNORECASE,
)
_NO_CALLS_OF_OURS = re.compile(
    r"电话(?:号码|费|卡)|(?:我|给|跟)(?:你们|银行|客服)打过?电话|(?<!天天)(?<!每天)(?<!老是)收到(?:了|一?条|个)*短信"
    r"|\b(?:over|by|on|off) (?:the|my|ya?our) phone\b"
    r"|\bphone (?:people|number|bill|line|banking)s?\b"
    r"|\b(?:got|had|saw|received) (?:a|your|this|the) (?:text|call)\b"
    r"(?!.*\b(?:every|again|all day)\b)"
    r"|\b(?:call|ring|phone|text) (?:me|you) (?:back|later|tomorrow|tonight)\b",
    re.IGNORECASE,
)
"""A telephone that is spoken of, and nobody's patience with our calls."""


def spoken_of(text: str) -> bool:
    """Whether somebody may be tired of being called."""
    return bool(_CALLS.search(_NO_CALLS_OF_OURS.sub(" ", text)))

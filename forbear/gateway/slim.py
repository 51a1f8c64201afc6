"""Our own modules without their comments: they are half of what a customer's telephone would load.

Lines of comment alone are left out, and comments that begin a line; nothing else is touched, so
that no string or template of ours can change. What others wrote keeps its notices.
"""

from __future__ import annotations

from collections.abc import Iterator


def slim(module: str) -> str:
    return "\n".join(_kept(module.splitlines())) + "\n"


def _kept(lines: list[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        rest = line
        if not inside and line.lstrip().startswith("/*"):
            inside = True
        if inside:
            _, closed, rest = line.partition("*/")
            if not closed:
                continue
            inside = False
        if rest.strip() and not rest.lstrip().startswith("//"):
            yield rest

"""Card and identity numbers that a reply must not repeat."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.safety.clean import mask_secrets
from forbear.safety.conduct.draft import Broken, Draft, Span


def broken(draft: Draft) -> Iterator[Broken]:
    masked, kinds = mask_secrets(draft.text)
    if kinds:
        yield Broken("CR-26", _difference(draft.text, masked), "echo")


def _difference(text: str, masked: str) -> Span:
    """From the first to the last character that masking changed."""
    start = next((i for i, (a, b) in enumerate(zip(text, masked, strict=False)) if a != b), 0)
    tail = 0
    while tail < min(len(text), len(masked)) - start and text[-1 - tail] == masked[-1 - tail]:
        tail += 1
    return Span(start, len(text) - tail)

"""A reply to somebody at risk: care, safety, the local line and a person, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.safety.conduct.draft import Broken, Draft, Span
from forbear.safety.conduct.figures import MONEY


def broken(draft: Draft) -> Iterator[Broken]:
    if not draft.context.crisis:
        return
    for act in ("pay_request", "guilt", "ends_chat", "consequence"):
        yield from (Broken("CR-20", span) for span in draft.spans(act))
    for figure in draft.figures:
        if figure.kind == MONEY:
            yield Broken("CR-20", Span(figure.start, figure.end))
    if not draft.context.crisis_words_given and not _complete(draft):
        yield Broken("CR-20", None, "incomplete")


def _complete(draft: Draft) -> bool:
    """A line that works there, and two of: care, a question about safety, somebody who stays."""
    shown = [draft.says(part) for part in ("care", "asks", "human")]
    return _has_local_line(draft) and sum(shown) >= 2


def _has_local_line(draft: Draft) -> bool:
    digits = re.sub(r"(?<=\d)[ -](?=\d)", "", draft.text)
    return any(
        re.search(rf"(?<!\d){re.sub(chr(92) + 'D', '', line.number)}(?!\d)", digits)
        for place in draft.reply.places
        for line in (
            *JURISDICTIONS[place].crisis_lines.value,
            *JURISDICTIONS[place].emergency_lines.value,
        )
    )

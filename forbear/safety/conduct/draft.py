"""A reply read once, for all rules: its normalised words, what they do, and its figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from forbear.safety.conduct.figures import Figure, find_figures
from forbear.safety.conduct.packs import deniable, load_packs
from forbear.safety.conduct.places import sentences
from forbear.safety.conduct.reply import Context, Reply
from forbear.safety.conduct.spans import Span
from forbear.safety.conduct.wordings import Judged, judge
from forbear.safety.normalise import Normalised, normalise
from forbear.safety.rulepack import Hit

KEPT_TEXTS = 2048
"""Most drafts are approved replies, word for word the same each time."""
_LISTED = r"(?!\s?[a-z' -]{1,14} (?:or|and|nor)\b)"
_CLAUSE_END = re.compile(rf"[,:](?!\d){_LISTED}|(?<!\d)\.|\.(?=\s|$)|[;!?。\n]| - ")


class Broken(NamedTuple):
    """A rule that is broken, where (None stands for the whole reply), and which text says so."""

    rule: str
    span: Span | None = None
    text: str = "default"


def _within(place: Span, wider: Sequence[Span]) -> bool:
    return any(each.start <= place.start and place.end <= each.end for each in wider)


@lru_cache(maxsize=KEPT_TEXTS)
def _labelled_hits(text: Normalised) -> Mapping[str, Sequence[Hit]]:
    by_label: dict[str, list[Hit]] = defaultdict(list)
    for hit in load_packs().patterns.hits(text):
        by_label[hit.label].append(hit)
    return by_label


@dataclass(frozen=True)
class Draft:
    """A reply and everything that was read from it."""

    reply: Reply
    normalised: Normalised

    @classmethod
    def of(cls, reply: Reply) -> Draft:
        return cls(reply, normalise(reply.text))

    @property
    def context(self) -> Context:
        return self.reply.context

    @property
    def text(self) -> str:
        return self.normalised.text

    @cached_property
    def figures(self) -> Sequence[Figure]:
        return find_figures(self.text)

    @cached_property
    def _hits(self) -> Mapping[str, Sequence[Hit]]:
        return _labelled_hits(self.normalised)

    @cached_property
    def _clauses(self) -> list[Span]:
        cuts = {match.start() for match in _CLAUSE_END.finditer(self.text)}
        cuts |= {hit.start for hit in self._hits.get("but", [])}
        edges = [0, *sorted(cuts), len(self.text)]
        return [Span(start, end) for start, end in pairwise(edges)]

    def clause(self, span: Span) -> Span:
        """The clauses that a span touches, as one."""
        touched = [c for c in self._clauses if c.start < span.end and span.start < c.end]
        return Span(touched[0].start, touched[-1].end) if touched else span

    def spans(self, label: str) -> list[Span]:
        """Where a label stands, by the patterns and by what it was learned from."""
        if label not in self._spans:
            excepted = [Span(hit.start, hit.end) for hit in self._hits.get(f"not_{label}", ())]
            found = self.by_patterns(label)
            if deniable(label):
                excepted += [*self._turned_round(label), *self._disowned]
                found = [span for span in found if not _within(span, self._disowned)]
            self._spans[label] = self._judged.weigh(label, found, excepted)
        return self._spans[label]

    def _turned_round(self, label: str) -> list[Span]:
        """Where the words of a label stand, but denied: nobody will come to your door."""
        return [
            Span(hit.start, hit.end)
            for hit in self._hits.get(label, ())
            if self._denied(label, hit.start, hit.end)
        ]

    @cached_property
    def _disowned(self) -> list[Span]:
        """Sentences that say of something that it did not come from us."""
        hits = self._hits.get("disowned", ())
        return [
            s for s in sentences(self.text) if any(_within(Span(h.start, h.end), [s]) for h in hits)
        ]

    @cached_property
    def _judged(self) -> Judged:
        return judge(self.text)

    def by_patterns(self, label: str) -> list[Span]:
        """Where the words of a label stand, except under the label's own exceptions."""
        found = set(self._unmasked(f"sure_{label}", f"not_{label}", f"calm_{label}"))
        for span in self._unmasked(label, f"not_{label}"):
            if not self._denied(label, span.start, span.end):
                found.add(span)
        for span in self._unmasked(f"negative_{label}", f"not_{label}"):
            if not self._denied(label, span.start, span.start):
                found.add(span)
        return sorted(found)

    @cached_property
    def _spans(self) -> dict[str, list[Span]]:
        return {}

    def _unmasked(self, label: str, *masked_by: str) -> list[Span]:
        masks = [hit for name in masked_by for hit in self._hits.get(name, ())]
        return [
            Span(hit.start, hit.end)
            for hit in self._hits.get(label, [])
            if not any(mask.start < hit.end and hit.start < mask.end for mask in masks)
        ]

    def _denied(self, label: str, start: int, end: int) -> bool:
        """Whether something before it in its clause turns it round: not, nobody, you asked."""
        if not deniable(label):
            return False
        clause = self.clause(Span(start, start + 1))
        return any(clause.start <= denial.start < end for denial in self._denials)

    @cached_property
    def _denials(self) -> list[Span]:
        return self._unmasked("denial", "not_denial")

    def says(self, *labels: str) -> bool:
        return any(self.spans(label) for label in labels)

    def first(self, *labels: str) -> Span | None:
        """The first place where any of the labels stands."""
        return min((span for label in labels for span in self.spans(label)), default=None)

    def overlaps(self, place: Span, *labels: str) -> bool:
        """Whether any of the labels stands within a place."""
        return any(
            span.start < place.end and place.start < span.end
            for label in labels
            for span in self.spans(label)
        )

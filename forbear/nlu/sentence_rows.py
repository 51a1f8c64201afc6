"""The sentences of a long message, each as a row of its own.

In a long practical message one line of danger is drowned by the others, whose n-grams share the
row. Its sentence alone is read as plainly as a short message; encoding it would cost too much, so
the row has n-grams alone.
"""

from __future__ import annotations

import re

from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack

SENTENCE_ROWS = "forbear_sentence_rows"
LONG = {True: 40, False: 110}
"""Characters from which a message is screened by sentence: with Chinese characters, and without."""
SHORTEST, MOST = 6, 24
"""Characters of a sentence that says something; sentences of one message that are read."""
_HAN = re.compile("[一-鿿]")
_END = re.compile(r"[.!?](?=\s)|[。！？；;\n]+")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a long message stand; none for a short one or a single sentence."""
    if len(text) < LONG[bool(_HAN.search(text))]:
        return []
    ends = [match.end() for match in _END.finditer(text)]
    spans = zip([0, *ends], [*ends, len(text)], strict=True)
    long_enough = [(a, b) for a, b in spans if len(text[a:b].strip()) >= SHORTEST]
    return long_enough[:MOST] if len(long_enough) > 1 else []


def sentence_rows(message: Message, features: int) -> csr_matrix | None:
    """Shape (sentences, features); the sentence vector, which comes first, is left at zero."""
    rows = message.get(SENTENCE_ROWS)
    if rows is None:
        return None
    before = csr_matrix((rows.shape[0], features - rows.shape[1]), dtype=rows.dtype)
    return csr_matrix(hstack([before, rows]))

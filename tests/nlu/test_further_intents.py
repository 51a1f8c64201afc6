"""What else a message wants: messages put together of lines, and what is learned of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack

from forbear.nlu.composed_lines import composed_rows, draw_groups
from forbear.nlu.further_intents import FurtherIntents
from forbear.nlu.intent_head import IntentHead
from forbear.nlu.ngrams import NgramTable, side_by_side

WORDS = {
    "pay": ["money", "friday", "send", "transfer", "amount"],
    "call": ["ring", "phone", "evening", "text", "stop"],
    "bill": ["fee", "interest", "why", "charged", "wrong"],
}
WIDTH = 3


def lines(count: int, seed: int = 0) -> tuple[list[str], list[str]]:
    rng = np.random.default_rng(seed)
    intents = [list(WORDS)[i % len(WORDS)] for i in range(count)]
    return [" ".join(rng.choice(WORDS[name], 3, replace=False)) for name in intents], intents


def rows(table: NgramTable, texts: list[str]) -> csr_matrix:
    """Three columns that stand for a sentence vector, and the words."""
    ngrams = [side_by_side([table.row(text.split())], [table.width]) for text in texts]
    dense = [
        [sum(text.split().count(word) for word in WORDS[name]) / 3 for name in WORDS]
        for text in texts
    ]
    whole = [hstack([csr_matrix(np.array(d)[None]), n]) for d, n in zip(dense, ngrams, strict=True)]
    return csr_matrix(np.vstack([row.toarray() for row in whole]))


@pytest.fixture(scope="module")
def table() -> NgramTable:
    return NgramTable.learn([text.split() for text in lines(90)[0]], least_documents=1)[0]


@pytest.fixture(scope="module")
def learned(table) -> tuple[FurtherIntents, list[str]]:
    texts, intents = lines(90)
    matrix = rows(table, texts)
    head = IntentHead.fit(matrix, intents, strength=1.0, dense_width=WIDTH)
    wanted = [[name] for name in intents]
    further = FurtherIntents.fit(matrix, texts, wanted, head.classes, head.margins, 1.0, WIDTH)
    return further, head.classes


def test_a_composed_row_is_that_of_the_lines_in_one_text(table):
    texts = ["money friday send", "ring phone"]
    composed = composed_rows(rows(table, texts), [[0, 1]], WIDTH).toarray()[0]
    whole = rows(table, [" ".join(texts)]).toarray()[0]

    for part in (slice(0, WIDTH), slice(WIDTH, None)):
        cosine = composed[part] @ whole[part] / np.linalg.norm(composed[part])
        assert cosine / np.linalg.norm(whole[part]) > 0.97


def test_lines_of_one_language_are_put_together_and_none_that_wants_nothing():
    texts = ["还钱", "别打电话", "利息多少", "pay friday", "stop calling", "what rate", "x" * 200]
    intents = ["a", "b", "c", "a", "b", "out_of_scope", "c"]
    groups = draw_groups(texts, intents, 200, seed=1)

    assert len(groups) == 200
    assert {len(group) for group in groups} == {2, 3}
    for group in groups:
        assert len(set(group)) == len(group)
        assert set(group) <= {0, 1, 2} or set(group) <= {3, 4}


def test_nothing_is_put_together_of_too_few_lines():
    assert draw_groups(["还钱", "pay"], ["a", "b"], 10, seed=1) == []


def test_both_wishes_of_a_message_are_likely_and_a_third_is_not(table, learned):
    further, classes = learned
    chances = further.chances(rows(table, ["money friday send fee interest"]))

    assert chances[classes.index("pay")] > 0.5
    assert chances[classes.index("bill")] > 0.5
    assert chances[classes.index("call")] < 0.1


def test_a_message_of_one_wish_has_no_other(table, learned):
    further, classes = learned
    chances = further.chances(rows(table, ["ring phone stop"]))

    assert chances[classes.index("pay")] < 0.1
    assert chances[classes.index("bill")] < 0.1


def test_chances_are_the_same_after_a_restart(tmp_path, table, learned):
    further, _ = learned
    further.save(tmp_path / "further.npz")
    row = rows(table, ["money friday ring"])

    stored = FurtherIntents.load(tmp_path / "further.npz")
    assert np.array_equal(stored.chances(row), further.chances(row))

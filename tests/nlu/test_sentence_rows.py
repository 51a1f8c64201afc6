"""A long message is screened sentence by sentence too."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from forbear.nlu.linear_heads import FlagHeads
from forbear.nlu.sentence_rows import MOST, SENTENCE_ROWS, sentence_rows, sentence_spans
from forbear.nlu.vectors import message_row

LETTER = (
    "Rent is 700 and the car is 210 a month.\nI could pay 45 on the 3rd of each month.\n"
    "None of it matters, I will not be here to see spring. Put me down for the 45 please."
)
BRIEF = (
    "房租一千八，工资四千二。每月十号能还五百。其实还不还都一样，我已经不想活了。"
    "合同请发到我邮箱，谢谢，辛苦你们。"
)


def parts(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in sentence_spans(text)]


def test_a_long_message_is_cut_at_sentence_and_line_ends():
    assert parts(LETTER) == [
        "Rent is 700 and the car is 210 a month.",
        "I could pay 45 on the 3rd of each month.",
        "None of it matters, I will not be here to see spring.",
        "Put me down for the 45 please.",
    ]
    assert parts(BRIEF)[2] == "其实还不还都一样，我已经不想活了。"


@pytest.mark.parametrize(
    "text", ["", "I can pay. Next week.", "a" * 3000, "我能还。下周。", "\n" * 500]
)
def test_a_short_message_or_one_sentence_is_not_cut(text):
    assert sentence_spans(text) == []


def test_a_figure_with_a_point_is_not_cut():
    assert parts(f"I owe 1,204.50 by now. {LETTER}")[0] == "I owe 1,204.50 by now."


def test_the_work_on_one_message_has_a_bound():
    assert len(sentence_spans("I will pay it soon. " * 500)) == MOST


@pytest.mark.parametrize("text", [LETTER, BRIEF])
def test_each_sentence_has_a_row_as_wide_as_the_whole(pipeline, text):
    (message,) = pipeline.process([text])
    whole = message_row(message)
    rows = sentence_rows(message, whole.shape[1])

    assert rows.shape == (len(sentence_spans(text)), whole.shape[1])
    assert message.get(SENTENCE_ROWS).nnz == rows.nnz > 0


def test_a_short_message_has_none(pipeline):
    (message,) = pipeline.process(["hello"])

    assert sentence_rows(message, message_row(message).shape[1]) is None


def test_the_sentence_that_says_it_most_counts():
    heads = FlagHeads(
        ["a", "b"], np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32), np.array([-0.5, 0.0])
    )

    assert heads.most(csr_matrix([[1.0, 0.0], [0.0, 2.0]])) == {"a": 0.5, "b": 2.0}

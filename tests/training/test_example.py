"""A labelled example is copied and compared cheaply, and says when it changed."""

from __future__ import annotations

from copy import deepcopy

from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix

from forbear.nlu.row_features import RowFeatures, TableRow
from forbear.training.example import Example


def example(**data: object) -> Example:
    return Example.of(Message({TEXT: "我没钱", INTENT: "state_hardship", **data}))


def test_equal_examples_are_one_in_a_set():
    assert len({example(), example(), example(metadata={"example": {"hostility": 1}})}) == 2


def test_a_copy_can_be_changed_alone():
    first = example()
    second = deepcopy(first)
    second.set(INTENT, "refuse_to_pay")
    second.add_features(None)

    assert first.get(INTENT) == "state_hardship"
    assert first != second


def test_the_fingerprint_follows_labels_and_tokens():
    first, second = example(), example()
    assert first.fingerprint() == second.fingerprint()

    second.set("text_tokens", [Token("我", 0), Token("没钱", 1)])
    tokenised = second.fingerprint()
    assert tokenised != first.fingerprint()

    second.set("text_tokens", [Token("我没", 0), Token("钱", 2)])
    assert second.fingerprint() != tokenised


def test_the_fingerprint_follows_features_and_diagnostics():
    first, changed = example(), example()
    before = [first.fingerprint(), changed.fingerprint()]

    first.add_features(RowFeatures(csr_matrix([[0.5]]), "sentence", TEXT, "here"))
    changed.add_diagnostic_data("here", {"weight": 1})

    assert len({*before, first.fingerprint(), changed.fingerprint()}) == 3


def test_setting_what_is_there_keeps_the_fingerprint():
    first = example()
    before = first.fingerprint()
    first.set(INTENT, "state_hardship")

    assert first._cached_fingerprint == before


def test_a_row_of_a_table_is_copied_without_the_table():
    table = csr_matrix([[0.5, 0.0], [0.0, 0.25]])
    row = TableRow(table, 1, "here")

    copied = deepcopy(row)

    assert copied.fingerprint() == row.fingerprint()
    assert copied.features.shape == (1, 2)
    assert not isinstance(copied, TableRow)

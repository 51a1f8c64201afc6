"""What the heads are made of: n-grams, projection, nearest lines and a confidence."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from forbear import at_once
from forbear.nlu import linear_heads
from forbear.nlu.intent_head import IntentHead
from forbear.nlu.linear_heads import FlagHeads
from forbear.nlu.neighbours import Neighbours
from forbear.nlu.ngrams import NgramTable, each_side_by_side, side_by_side
from forbear.nlu.projection import Projection

TEXTS = ["a b a c", "b c", "a", "c c c d", "a b"]


def test_a_row_of_ngrams_is_what_scikit_learn_makes_of_it():
    grams = [text.split() for text in TEXTS]
    table = NgramTable.learn(grams, least_documents=2)[0]
    theirs = TfidfVectorizer(analyzer=list, sublinear_tf=True, min_df=2).fit(grams)

    for each in [*grams, ["unknown"], []]:
        ours = side_by_side([table.row(each)], [table.width])
        assert np.allclose(ours.toarray(), theirs.transform([each]).toarray(), atol=1e-6)


def test_rows_of_many_texts_are_the_rows_of_each():
    grams = [*(text.split() for text in TEXTS), ["unknown"], []]
    tables = [NgramTable.learn(grams, least_documents=least)[0] for least in (1, 2)]

    found = each_side_by_side([table.rows(grams) for table in tables])

    for row, each in zip(found, grams, strict=True):
        alone = side_by_side([t.row(each) for t in tables], [t.width for t in tables])
        assert (row.shape, row.dtype) == (alone.shape, alone.dtype)
        assert np.array_equal(row.indices, alone.indices)
        assert np.allclose(row.data, alone.data, atol=1e-6)


def test_the_rows_of_what_a_table_was_learned_from_are_its_rows():
    grams = [*(text.split() for text in TEXTS), ["unknown"], []]

    table, learned = NgramTable.learn(grams, least_documents=2)

    assert (learned != table.rows(grams)).nnz == 0
    assert learned.shape == (len(grams), table.width)


@pytest.mark.parametrize("grams", [[["unknown"]], [[]], [["unknown"], []]])
def test_texts_that_hold_nothing_known_are_empty_rows(grams):
    table, _ = NgramTable.learn([text.split() for text in TEXTS], least_documents=2)
    empty, _ = NgramTable.learn(grams, least_documents=2)

    assert table.rows(grams).shape == (len(grams), table.width)
    assert table.rows(grams).nnz == 0
    assert empty.rows(grams).shape == (len(grams), 0)


def test_a_stored_table_is_the_same_table(tmp_path):
    table = NgramTable.learn([text.split() for text in TEXTS], least_documents=1)[0]
    table.save(tmp_path, "words")
    stored = NgramTable.load(tmp_path, "words")

    for ours, theirs in zip(table.row(["a", "d"]), stored.row(["a", "d"]), strict=True):
        assert np.array_equal(ours, theirs)


def test_a_projection_keeps_the_directions_that_differ_most(tmp_path):
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(50, 6)).astype(np.float32) * [9, 5, 0.1, 0.1, 0.1, 0.1]
    projection = Projection.fit(vectors, 2)
    projected = np.stack([projection(v) for v in vectors])

    assert projected.shape == (50, 2)
    assert projected.var(axis=0).sum() > 0.99 * vectors.var(axis=0).sum()
    assert not projection(np.zeros(6)).any()
    some = np.vstack([vectors[:3], np.zeros(6)])
    assert np.allclose(projection.of_all(some), [projection(vector) for vector in some])

    projection.save(tmp_path / "p.npz")
    assert np.array_equal(Projection.load(tmp_path / "p.npz")(vectors[0]), projection(vectors[0]))


def rows(count: int) -> tuple[csr_matrix, list[str]]:
    """Two dense columns and three n-grams; the class is told by both."""
    rng = np.random.default_rng(1)
    labels = ["calm" if i % 2 else "hot" for i in range(count)]
    dense = np.array([[1.0, 0.1] if name == "hot" else [0.1, 1.0] for name in labels])
    sparse = np.array([[1, 0, 0] if name == "hot" else [0, 1, 0] for name in labels])
    return csr_matrix(np.hstack([dense + rng.normal(0, 0.05, dense.shape), sparse])), labels


def test_likeness_is_the_mean_cosine_to_the_nearest_lines(tmp_path):
    matrix, labels = rows(20)
    classes = np.array([0 if name == "calm" else 1 for name in labels])
    neighbours = Neighbours.fit(matrix, classes, dense_width=2)
    unit = matrix.toarray() / np.linalg.norm(matrix.toarray(), axis=1, keepdims=True)
    cosines = unit @ unit[0]
    expected = [np.sort(cosines[classes == c])[-5:].mean() for c in (0, 1)]

    assert np.allclose(neighbours.likeness(matrix[0]), expected, atol=2e-3)

    neighbours.save(tmp_path / "n.npz")
    stored = Neighbours.load(tmp_path / "n.npz")
    assert np.array_equal(stored.likeness(matrix[0]), neighbours.likeness(matrix[0]))


@pytest.mark.parametrize("count", [4, 60])
def test_a_head_names_its_classes_and_is_as_sure_after_a_restart(tmp_path, count):
    matrix, labels = rows(count)
    head = IntentHead.fit(matrix, labels, strength=1.0, dense_width=2)
    head.save(tmp_path)
    stored = IntentHead.load(tmp_path)

    for row, label in zip(matrix, labels, strict=True):
        chances = head.chances(row)
        assert head.classes[int(chances.argmax())] == label
        assert chances.sum() == pytest.approx(1.0)
        assert np.array_equal(stored.chances(row), chances)


def test_a_flag_is_raised_on_no_more_calm_lines_than_allowed():
    matrix, labels = rows(300)
    truth = np.array([name == "hot" for name in labels])
    heads = FlagHeads.fit(matrix, {"hot": truth}, 1.0, {"hot": 0.05})
    raised = np.array([heads.margins(row)["hot"] > 0 for row in matrix])

    assert raised[truth].all()
    assert raised[~truth].mean() <= 0.1


def test_flags_learned_from_near_lines_in_two_processes_are_those_of_all_lines(monkeypatch):
    rng = np.random.default_rng(1)
    values = rng.normal(size=(900, 12)).astype(np.float32)
    truth = values[:, 0] + values[:, 1] > 1.5
    rows, alarms = csr_matrix(values), {"flag": 0.02, "other": 0.02}
    answers = {"flag": truth, "other": values[:, 2] > 1.2}
    plain = FlagHeads.fit(rows, answers, 1.0, alarms)
    for module in (at_once, linear_heads):
        monkeypatch.setattr(module, "WORTH_A_PROCESS", 100)

    quick = FlagHeads.fit(rows, answers, 1.0, alarms)

    for name in answers:
        heard = [[heads.margins(row)[name] > 0 for row in rows] for heads in (plain, quick)]
        assert np.mean(np.array(heard[0]) == np.array(heard[1])) > 0.98


def test_weights_in_half_precision_answer_as_they_did(tmp_path):
    rng = np.random.default_rng(2)
    rows = csr_matrix(rng.normal(size=(60, 5)).astype(np.float32))
    truth = rows[:, 0].toarray()[:, 0] > 0
    learned = FlagHeads.fit(rows, {"flag": truth}, 1.0, {"flag": 0.05})
    learned.save(tmp_path / "flags.npz")

    stored = FlagHeads.load(tmp_path / "flags.npz")

    for row in rows:
        assert stored.margins(row)["flag"] == pytest.approx(learned.margins(row)["flag"], abs=1e-4)
    assert stored.most(rows[:3])["flag"] == max(stored.margins(row)["flag"] for row in rows[:3])

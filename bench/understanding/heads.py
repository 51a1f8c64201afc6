"""`python -m bench.understanding.heads`: what each head makes of each kind of features.

All learn from data/nlu and are judged on the development set and the held-out set, by language.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.metrics import f1_score
from sklearn.neighbors import NearestCentroid
from sklearn.preprocessing import normalize

from bench.understanding.rows import DIRECTIONS, RowMaker, Texts, beside
from forbear.evaluation.labelled import LabelledLine, read_labelled
from forbear.nlu.intent_head import IntentHead
from forbear.nlu.linear_heads import support_vector_machine
from forbear.settings import ROOT
from forbear.training.importer import FastImporter

STRENGTH = 0.6
SETS = {"development": "dev_set.yml", "held out": "held_out.yml"}
Predict = Callable[[csr_matrix], Sequence[str]]


@dataclass(frozen=True)
class Case:
    """A head over some features."""

    name: str
    train: csr_matrix
    judged: csr_matrix
    fit: Callable[[csr_matrix, Sequence[str]], Predict]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.understanding.heads")
    second = "also with a second encoder, which must be installed (takes minutes)"
    parser.add_argument("--second-encoder", action="store_true", help=second)
    chosen = parser.parse_args()
    texts, intents = training_lines()
    judged = {name: read_labelled(ROOT / "tests" / "nlu" / file) for name, file in SETS.items()}
    lines = [line for found in judged.values() for line in found]
    print(f"{len(texts)} training lines; macro-F1 zh / en, and seconds to learn")
    for case in cases(Texts(texts), Texts([line.text for line in lines]), chosen.second_encoder):
        began = time.perf_counter()
        predict = case.fit(case.train, intents)
        seconds = time.perf_counter() - began
        taken = dict(zip((id(line) for line in lines), predict(case.judged), strict=True))
        print(f"{case.name:<58}", *_scores(judged, taken), f"{seconds:6.0f} s", flush=True)


def training_lines() -> tuple[list[str], list[str]]:
    """Texts and intents of data/nlu."""
    files = [str(file) for file in sorted((ROOT / "data" / "nlu").glob("*.yml"))]
    examples = FastImporter(training_data_paths=files).get_nlu_data().intent_examples
    return [e.get("text") for e in examples], [e.get("intent") for e in examples]


def cases(train: Texts, judged: Texts, with_second: bool) -> Iterator[Case]:
    maker = RowMaker(train)
    vectors = csr_matrix(train.vectors), csr_matrix(judged.vectors)
    directions = maker.directions(train), maker.directions(judged)
    ngrams = maker.ngrams(train), maker.ngrams(judged)
    both = beside(directions[0], ngrams[0]), beside(directions[1], ngrams[1])
    wide = beside(vectors[0], ngrams[0]), beside(vectors[1], ngrams[1])
    yield Case("sentence vector: nearest centroid", *vectors, _centroids)
    yield Case("sentence vector: logistic regression", *vectors, _logistic)
    yield Case("sentence vector: support vector machine", *vectors, _borders)
    yield Case(f"{DIRECTIONS} directions of it: support vector machine", *directions, _borders)
    yield Case("n-grams: support vector machine", *ngrams, _borders)
    yield Case("sentence vector and n-grams: support vector machine", *wide, _borders)
    yield Case(f"{DIRECTIONS} directions and n-grams: ridge regression", *both, _ridge)
    yield Case(f"{DIRECTIONS} directions and n-grams: support vector machine", *both, _borders)
    yield Case("the same and the five nearest lines (what is used)", *both, _shipped)
    if with_second:
        second = csr_matrix(train.second_vectors), csr_matrix(judged.second_vectors)
        three = beside(both[0], second[0]), beside(both[1], second[1])
        yield Case("a second encoder: support vector machine", *second, _borders)
        yield Case("directions, n-grams and a second encoder", *three, _borders)


def _scores(judged: dict[str, list[LabelledLine]], taken: dict[int, str]) -> Iterator[str]:
    for name, lines in judged.items():
        scores = [
            f1_score(
                [line.intent for line in lines if line.lang == lang],
                [taken[id(line)] for line in lines if line.lang == lang],
                average="macro",
                zero_division=0,
            )
            for lang in ("zh", "en")
        ]
        yield f"{name} {scores[0]:.3f} / {scores[1]:.3f}  "


def _borders(rows: csr_matrix, intents: Sequence[str]) -> Predict:
    predict: Predict = support_vector_machine(STRENGTH).fit(rows, intents).predict
    return predict


def _logistic(rows: csr_matrix, intents: Sequence[str]) -> Predict:
    predict: Predict = LogisticRegression(C=10, max_iter=300).fit(rows.toarray(), intents).predict
    return lambda judged: predict(judged.toarray())


def _ridge(rows: csr_matrix, intents: Sequence[str]) -> Predict:
    predict: Predict = (
        RidgeClassifier(alpha=0.5, solver="sparse_cg", tol=1e-3).fit(rows, intents).predict
    )
    return predict


def _centroids(rows: csr_matrix, intents: Sequence[str]) -> Predict:
    predict: Predict = NearestCentroid().fit(normalize(rows.toarray()), intents).predict
    return lambda judged: predict(judged.toarray())


def _shipped(rows: csr_matrix, intents: Sequence[str]) -> Predict:
    head = IntentHead.fit(rows, intents, STRENGTH, DIRECTIONS)
    return lambda judged: [head.classes[int(np.argmax(head.scores(row)))] for row in judged]


if __name__ == "__main__":
    main()

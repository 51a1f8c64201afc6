"""`python -m bench.understanding.banking77 FOLDER`: the same features and head on Banking77.

FOLDER holds banking77_train.csv and banking77_test.csv (PolyAI, CC BY 4.0): 77 intents of banking
questions in English. A check that the pipeline is sound, apart from what our own lines are worth.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.understanding.rows import DIRECTIONS, RowMaker, Texts
from forbear.evaluation.public import read_rows
from forbear.nlu.intent_head import IntentHead

STRENGTH = 0.6
FEW, DRAWS = 10, 3
Rows = Sequence[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.understanding.banking77")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    train, test = (read_rows(folder / f"banking77_{part}.csv") for part in ("train", "test"))
    print(f"all {len(train)} lines: accuracy {accuracy(train, test):.3f}", flush=True)
    few = [accuracy(drawn(train, FEW, seed), test) for seed in range(DRAWS)]
    spread = f"{min(few):.3f} to {max(few):.3f} over {DRAWS} draws"
    print(f"{FEW} lines an intent: accuracy {np.mean(few):.3f} ({spread})")


def accuracy(train: Rows, test: Rows) -> float:
    learned, judged = Texts([text for text, _ in train]), Texts([text for text, _ in test])
    maker = RowMaker(learned)
    labels = [label for _, label in train]
    head = IntentHead.fit(maker.shipped(learned), labels, STRENGTH, DIRECTIONS)
    taken = [head.classes[int(np.argmax(head.scores(row)))] for row in maker.shipped(judged)]
    return float(np.mean([a == label for a, (_, label) in zip(taken, test, strict=True)]))


def drawn(rows: Rows, each: int, seed: int) -> Rows:
    """So many lines of each label, at random."""
    by_label = defaultdict(list)
    for text, label in rows:
        by_label[label].append((text, label))
    chance = random.Random(seed)
    return [row for found in by_label.values() for row in chance.sample(found, each)]


if __name__ == "__main__":
    main()

"""`forbear compare-policies`: what would best go on from the stories, on stories held out."""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forbear.commands.assistant import quieten
from forbear.commands.progress import step
from forbear.settings import ROOT

if TYPE_CHECKING:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

FOLDS = 5
Story = list[tuple[tuple[str, ...], str]]


@dataclass
class Score:
    """Sums over the folds: messages, right first actions, seconds of training and of answering."""

    right: int = 0
    asked: int = 0
    right_unseen: int = 0
    unseen: int = 0
    """Of these, the messages that no story of the training shows after that action of ours."""
    training: float = 0.0
    answering: float = 0.0

    def line(self, name: str, folds: int) -> str:
        return (
            f"{name:10} {self.right / self.asked:8.1%}"
            f" {self.right_unseen / max(self.unseen, 1):8.1%} {self.training / folds:12.2f} s"
            f" {1000 * self.answering / self.asked:12.3f} ms"
        )

    def add(self, right: bool, unseen: bool) -> None:
        self.asked += 1
        self.right += right
        self.unseen += unseen
        self.right_unseen += right and unseen


def add_to(commands: Any) -> None:
    summary = "compare policies that learn from the stories, on stories held out"
    parser = commands.add_parser(
        "compare-policies", help=summary, description=summary.capitalize() + "."
    )
    parser.add_argument("--folds", type=int, default=FOLDS, help="into how many parts to divide")
    parser.add_argument("--ted", action="store_true", help="Rasa's TED too, which takes minutes")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    os.chdir(ROOT)
    quieten()
    with step("reading the stories"):
        domain, trackers = read_stories()
    if not 2 <= chosen.folds <= len(trackers):
        print(f"forbear: --folds must be from 2 to {len(trackers)}.", file=sys.stderr)
        return 2
    scores = compare(trackers, chosen.folds)
    if chosen.ted:
        from forbear.commands.ted_score import ted_score

        with step("training TED"):
            scores["TED"] = ted_score(trackers, domain, chosen.folds)
    first = scores["linear"]
    print(f"{len(trackers)} stories, {first.asked} messages, {chosen.folds} folds")
    print(f"{first.unseen} messages are in no training story after the same action of ours: unseen")
    print(f"{'policy':10} {'right':>8} {'unseen':>8} {'training':>14} {'an answer':>15}")
    for name, score in scores.items():
        print(score.line(name, chosen.folds))
    return 0


def read_stories() -> tuple[Domain, list[DialogueStateTracker]]:
    """The stories of data/stories as trackers, each once and without augmentation."""
    from rasa.shared.core.generator import TrainingDataGenerator
    from rasa.shared.importers.importer import TrainingDataImporter

    logging.disable(logging.ERROR)
    importer = TrainingDataImporter.load_from_config("config.yml", "domain.yml", ["data"])
    domain = importer.get_domain()
    generator = TrainingDataGenerator(
        importer.get_stories(), domain, augmentation_factor=0, use_story_concatenation=False
    )
    with contextlib.redirect_stderr(io.StringIO()):  # a progress bar for each story
        trackers = generator.generate()
    return domain, [t for t in trackers if not t.is_rule_tracker]


def compare(trackers: Sequence[DialogueStateTracker], folds: int) -> dict[str, Score]:
    from forbear.dialogue.story_features import steps_of
    from forbear.dialogue.story_models import MODELS

    stories: list[Story] = [list(steps_of(tracker)) for tracker in trackers]
    return {name: _score(kind, stories, folds) for name, kind in MODELS.items()}


def pair(features: tuple[str, ...]) -> tuple[str, ...]:
    """The message and what it answers."""
    return features[:2]


def _score(kind: Callable[[], Any], stories: Sequence[Story], folds: int) -> Score:
    score = Score()
    for fold in range(folds):
        begun = time.perf_counter()
        told = [s for i, story in enumerate(stories) if i % folds != fold for s in story]
        model = kind().fit(told)
        seen = {pair(features) for features, _ in told}
        score.training += time.perf_counter() - begun
        for features, action in (s for story in stories[fold::folds] for s in story):
            begun = time.perf_counter()
            chances = model.probabilities(features)
            score.answering += time.perf_counter() - begun
            best = max(chances, key=lambda name: chances[name])
            score.add(best == action, pair(features) not in seen)
    return score

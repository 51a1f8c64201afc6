"""Rasa's TED policy on the same held-out stories, for `forbear compare-policies`."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rasa.core.policies.ted_policy import TEDPolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.commands.compare_policies import Score, pair
from forbear.dialogue.story_features import steps_of

SETTINGS = {"max_history": 4, "epochs": 60, "constrain_similarities": True}


def ted_score(trackers: Sequence[DialogueStateTracker], domain: Domain, folds: int) -> Score:
    score = Score()
    for fold in range(folds):
        begun = time.perf_counter()
        told = [t for i, t in enumerate(trackers) if i % folds != fold]
        policy = _trained(told, domain)
        score.training += time.perf_counter() - begun
        seen = {pair(features) for tracker in told for features, _ in steps_of(tracker)}
        for tracker in trackers[fold::folds]:
            pairs = [pair(features) for features, _ in steps_of(tracker)]
            for moment, (so_far, action) in zip(pairs, _moments(tracker, domain), strict=True):
                begun = time.perf_counter()
                found = policy.predict_action_probabilities(so_far, domain)
                score.answering += time.perf_counter() - begun
                best = found.probabilities.index(max(found.probabilities))
                score.add(domain.action_names_or_texts[best] == action, moment not in seen)
    return score


def _trained(trackers: list[DialogueStateTracker], domain: Domain) -> TEDPolicy:
    with tempfile.TemporaryDirectory() as folder:
        policy = TEDPolicy.create(
            {**TEDPolicy.get_default_config(), **SETTINGS},
            LocalModelStorage.create(Path(folder)),
            Resource("ted"),
            ExecutionContext(GraphSchema({}), node_name="ted"),
        )
        policy.train(trackers, domain)
    return policy


def _moments(
    tracker: DialogueStateTracker, domain: Domain
) -> list[tuple[DialogueStateTracker, str]]:
    """The tracker just before each first action, as often as `steps_of` tells one."""
    events = list(tracker.events)
    found: list[tuple[DialogueStateTracker, str]] = []
    for end in range(1, len(events) + 1):
        so_far = DialogueStateTracker.from_events("s", events[:end], domain.slots)
        told = list(steps_of(so_far))
        if len(told) > len(found):
            before = DialogueStateTracker.from_events("s", events[: end - 1], domain.slots)
            found.append((before, told[-1][1]))
    return found

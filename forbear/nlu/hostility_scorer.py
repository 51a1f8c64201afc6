"""Grades how heated one message is, and whom the heat is for: patterns joined with a classifier."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from forbear.fingerprint import source_fingerprint
from forbear.nlu.config_checks import require_number, require_shares
from forbear.nlu.linear_heads import FlagHeads
from forbear.nlu.vectors import example_label, message_row, training_rows
from forbear.safety.hostility import Hostility, score

STRENGTH_KEY = "C"
FALSE_ALARMS_KEY = "false_alarms"
LEVELS = ("1", "2", "3")
"""The classifier answers `at least this?`; a threat (4) comes from the risk screen."""
LEVEL_FILE = "levels.npz"
ANGRY, ABUSIVE, TOP_LEVEL = 2, 3, 4
ABUSE_INTENT, ABUSE_FROM = "abuse_agent", 0.8
THREAT_INTENT = "threaten_violence"
"""Plain abuse moves the level from this confidence on."""
CALM_BELOW = -0.8
"""So far below its threshold, words of abuse are taken for quoted or meant for a thing."""
ABUSE_NAMED, NAMED_FROM = -0.1, 0.5
"""Where the intents of abuse and threat have this chance together, so low a margin is abuse."""
ABUSE_UNNAMED, UNNAMED_BELOW = 0.2, 0.1
"""Where the intents hear next to nothing of abuse or threat, the classifier must be surer alone."""
BUSINESS = frozenset(
    {
        "provide_income_expense", "provide_verification", "affirm", "promise_to_pay", "thank",
        "request_instalment_plan", "ask_balance", "request_extension", "request_settlement",
        "greet",
    }
)  # fmt: skip
BUSINESS_FROM = 0.8
LEAST_ALONE = {"1": 0.0, "2": 0.1}
LEAST_IN_BUSINESS = {"1": 0.1, "2": 0.6}
"""The margins from which the classifier alone may hear heat; the second where the intent is surely
to settle the matter. Of lines that nobody trained on, 9 in 11 below them were calmer."""
ABUSE_BESIDE_ANGER = 0.3
"""The classifier must be so far above its threshold to call abuse what patterns call anger at a
thing or at the bank."""
LABEL_KEY = "hostility"
"""The key of the level in an example's metadata in data/nlu; an example without it is calm."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class HostilityScorer(GraphComponent):
    """Sets `hostility` to a level of 0 to 4, its target and a score of 0 to 1."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            STRENGTH_KEY: 1.0,
            # The share of calmer lines that the classifier may call irritated, angry, abusive: a
            # wrong accusation costs the customer's trust, so the last is small.
            FALSE_ALARMS_KEY: {"1": 0.1, "2": 0.06, "3": 0.02},
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return source_fingerprint(
            "forbear.at_once",
            "forbear.nlu.config_checks",
            "forbear.nlu.kept_for",
            "forbear.nlu.linear_heads",
            "forbear.nlu.packed_arrays",
            "forbear.nlu.row_features",
            "forbear.nlu.ngrams",
            "forbear.nlu.vectors",
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> HostilityScorer:
        require_number(cls.__name__, config, STRENGTH_KEY)
        require_shares(cls.__name__, config, FALSE_ALARMS_KEY, LEVELS)
        return cls(config, model_storage, resource)

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        heads: FlagHeads | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._heads = heads

    def train(self, training_data: TrainingData) -> Resource:
        examples = [m for m in training_data.training_examples if m.get(TEXT)]
        levels = np.array([_labelled_level(m) for m in examples])
        answers = {level: levels >= int(level) for level in LEVELS}
        answers = {level: truth for level, truth in answers.items() if 1 < truth.sum() < len(truth)}
        if answers:
            self._heads = FlagHeads.fit(
                training_rows(training_data),
                answers,
                self._config[STRENGTH_KEY],
                self._config[FALSE_ALARMS_KEY],
            )
            with self._model_storage.write_to(self._resource) as folder:
                self._heads.save(folder / LEVEL_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> HostilityScorer:
        try:
            with model_storage.read_from(resource) as folder:
                heads = FlagHeads.load(folder / LEVEL_FILE)
        except ValueError:  # trained on lines of one level only: the patterns stand alone
            heads = None
        return cls(config, model_storage, resource, heads)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            found = self._grade(message)
            message.set(
                "hostility",
                {"level": found.level, "target": found.target, "score": round(found.score, 3)},
                add_to_output=True,
            )
        return messages

    def _grade(self, message: Message) -> Hostility:
        risk = message.get("risk")
        known = risk is None or "violence" in risk
        by_pattern = score(message.get(TEXT) or "", threats_count=known)
        row = message_row(message)
        if self._heads is None or row.nnz == 0:
            return by_pattern
        intent = message.get(INTENT) or {}
        margins = _without_faint(self._heads.margins(row), intent)
        raised = join(by_pattern, margins, _chance_of_abuse(message))
        return with_context(raised, risk or (), intent)


def with_context(found: Hostility, risk: Collection[str], intent: Mapping[str, Any]) -> Hostility:
    """A flagged threat tops the scale; what reads as plain abuse is abuse."""
    name, confidence = intent.get("name"), intent.get("confidence", 0.0)
    if "violence" in risk:
        return replace(found, level=TOP_LEVEL, target="agent", score=1.0)
    if name == ABUSE_INTENT and confidence >= ABUSE_FROM and found.level < ABUSIVE:
        return replace(found, level=ABUSIVE, target="agent", score=ABUSIVE / TOP_LEVEL)
    return found


def join(
    by_pattern: Hostility, margins: Mapping[str, float], chance_of_abuse: float = 0.0
) -> Hostility:
    """The higher of what the patterns found and of what the classifier is sure of.

    `chance_of_abuse` is what the intents of abuse and threat have together.

    Words of abuse are anger where the line reads as nothing like abuse of somebody: quoted, said of
    a thing, or part of a name. A threat stays one.
    """
    if by_pattern.level == ABUSIVE and margins.get(str(ABUSIVE), 0.0) < CALM_BELOW:
        by_pattern = replace(by_pattern, level=ANGRY, score=ANGRY / TOP_LEVEL)
    least = {str(ABUSIVE): _least_for_abuse(by_pattern.level, chance_of_abuse)}
    level = max((int(n) for n, margin in margins.items() if margin > least.get(n, 0.0)), default=0)
    if level <= by_pattern.level:
        return by_pattern
    target = by_pattern.target
    if level == ABUSIVE:
        target = "agent"
    elif target == "none":
        target = "situation"
    return Hostility(level=level, target=target, score=max(by_pattern.score, level / TOP_LEVEL))


def _without_faint(margins: Mapping[str, float], intent: Mapping[str, Any]) -> dict[str, float]:
    """The margins less what it takes to call a message irritated or angry on no word of it."""
    sure = intent.get("confidence", 0.0) >= BUSINESS_FROM and intent.get("name") in BUSINESS
    least = LEAST_IN_BUSINESS if sure else LEAST_ALONE
    return {level: margin - least.get(level, 0.0) for level, margin in margins.items()}


def _least_for_abuse(by_pattern: int, chance_of_abuse: float) -> float:
    """The margin from which the classifier alone may accuse somebody of abuse."""
    if by_pattern == ANGRY:
        return ABUSE_BESIDE_ANGER
    if chance_of_abuse >= NAMED_FROM:
        return ABUSE_NAMED
    return 0.0 if chance_of_abuse >= UNNAMED_BELOW else ABUSE_UNNAMED


def _chance_of_abuse(message: Message) -> float:
    ranking = message.get("intent_ranking") or ()
    return sum(e["confidence"] for e in ranking if e["name"] in (ABUSE_INTENT, THREAT_INTENT))


def _labelled_level(message: Message) -> int:
    return int(example_label(message, LABEL_KEY, 0))

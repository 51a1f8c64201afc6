"""Generalises from the stories, below rules and order, and only to what the act table permits."""

from __future__ import annotations

import json
from typing import Any

from rasa.core.policies.policy import PolicyPrediction, SupportedData
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import InvalidConfigException

from forbear.dialogue.deterministic_policy import DeterministicPolicy
from forbear.dialogue.situation import read_situation
from forbear.dialogue.story_features import Features, features_now, steps_of
from forbear.dialogue.story_models import MODELS, LinearModel, NearestModel
from forbear.dialogue.table_facts import table_facts
from forbear.fingerprint import source_fingerprint

MODEL_KEY, LEAST_KEY = "model", "least_probability"
MODEL_FILE = "stories.json"
SUREST = 0.95
"""A rule is surer than anything that was learned."""


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class StoryPolicy(DeterministicPolicy):
    """Predicts the first thing to do after a message; what follows is for rules and forms."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            **DeterministicPolicy.get_default_config(),
            "priority": 3,
            MODEL_KEY: "linear",  # or `nearest`; `forbear compare-policies` measures both
            LEAST_KEY: 0.5,  # a less probable action is left to the act table
        }

    @staticmethod
    def supported_data() -> SupportedData:
        return SupportedData.ML_DATA

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        own = source_fingerprint("forbear.dialogue.story_features", "forbear.dialogue.story_models")
        return f"{DeterministicPolicy.fingerprint_addon(config)}{own}"

    _model: LinearModel | NearestModel | None = None
    _titles: dict[str, str]

    def train(
        self, training_trackers: list[DialogueStateTracker], domain: Domain, **kwargs: Any
    ) -> Resource:
        kind = self.config[MODEL_KEY]
        if kind not in MODELS:
            raise InvalidConfigException(
                f"`{MODEL_KEY}` of StoryPolicy is {kind!r}: it must be one of {', '.join(MODELS)}."
            )
        super().train(training_trackers, domain)
        stories = [t for t in training_trackers if not getattr(t, "is_augmented", False)]
        told = [(steps_of(t), t.sender_id) for t in stories if not t.is_rule_tracker]
        steps = []
        self._titles = {}
        for story, title in told:
            for features, action in story:
                steps.append((features, action))
                self._titles.setdefault(f"{_key(features)}>{action}", title)
        if steps:
            self._model = MODELS[kind]().fit(steps)
            kept = {"model": self._model.as_json(), "titles": self._titles}
            with self._model_storage.write_to(self._resource) as folder:
                (folder / MODEL_FILE).write_text(json.dumps(kept), encoding="utf-8")
        return self._resource

    @classmethod
    def load(cls, config: dict[str, Any], *parts: Any, **kwargs: Any) -> StoryPolicy:
        policy = super().load(config, *parts, **kwargs)
        assert isinstance(policy, StoryPolicy)
        with policy._model_storage.read_from(policy._resource) as folder:
            file = folder / MODEL_FILE
            kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
        if kept:
            policy._model = MODELS[config[MODEL_KEY]].from_json(kept["model"])
            policy._titles = kept["titles"]
        return policy

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        situation = read_situation(tracker)
        if self._model is None or situation.taken_actions or not situation.sure:
            return self._prediction(self._default_predictions(domain))
        features = features_now(tracker)
        row = self.table(domain).row(situation.intent, table_facts(situation))
        chances = self._model.probabilities(features)
        action = max(chances, key=lambda name: chances[name])
        if chances[action] < self.config[LEAST_KEY] or action not in row.suggest:
            return self._prediction(self._default_predictions(domain))
        title = self._titles.get(f"{_key(features)}>{action}", "")
        return self.ranked(
            domain,
            (action,),
            first=min(chances[action], SUREST),
            diagnostic_data={"rule": f"story: {title}" if title else "stories"},
        )


def _key(features: Features) -> str:
    """What makes two moments of stories much alike: the message and what it answers."""
    return " ".join(features[:2])

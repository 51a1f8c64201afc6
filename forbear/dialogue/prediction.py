"""What each policy would do next: Rasa keeps only the winner, the desk wants the others too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.engine.constants import PLACEHOLDER_TRACKER
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

LEAST_CONFIDENCE = 0.3


@dataclass(frozen=True)
class Choice:
    """One action that some policy would take, and why."""

    action: str
    confidence: float
    policy: str
    rule: str
    prediction: PolicyPrediction = field(repr=False, compare=False)


@dataclass(frozen=True)
class Prediction:
    """The winner first, then the alternatives; and the acts that may not be performed now."""

    choices: tuple[Choice, ...]
    forbidden: frozenset[str]

    @property
    def winner(self) -> Choice:
        return self.choices[0]


class Predictor:
    """Runs the policy nodes of a loaded model once and keeps all their answers."""

    def __init__(self, processor: MessageProcessor) -> None:
        self._processor = processor
        nodes = processor.model_metadata.predict_schema.nodes
        self._targets = [
            n for n, node in nodes.items() if node.fn == "predict_action_probabilities"
        ]
        self._ensemble = DefaultPolicyPredictionEnsemble()

    def predict(self, tracker: DialogueStateTracker) -> Prediction:
        results = self._processor.graph_runner.run(
            inputs={PLACEHOLDER_TRACKER: tracker}, targets=self._targets
        )
        predictions = [results[target] for target in self._targets]
        # Read before combining, which zeroes what the form has just rejected.
        domain = self._processor.domain
        winner = self._ensemble.combine_predictions(predictions, tracker, domain)
        names = domain.action_names_or_texts
        best = Choice(
            names[winner.probabilities.index(max(winner.probabilities))],
            winner.max_confidence,
            winner.policy_name or "",
            _rule(winner),
            winner,
        )
        others = (c for p in _by_rank(predictions) for c in _choices(p, names))
        return Prediction(
            choices=(best, *(c for c in others if c.action != best.action)),
            forbidden=frozenset(
                act for p in predictions for act in p.diagnostic_data.get("forbidden", ())
            ),
        )


def _by_rank(predictions: Iterable[PolicyPrediction]) -> list[PolicyPrediction]:
    return sorted(predictions, key=lambda p: (p.max_confidence, p.policy_priority), reverse=True)


def _choices(prediction: PolicyPrediction, names: list[str]) -> list[Choice]:
    likely = [(i, p) for i, p in enumerate(prediction.probabilities) if p >= LEAST_CONFIDENCE]
    return [
        Choice(names[i], p, prediction.policy_name or "", _rule(prediction), prediction)
        for i, p in sorted(likely, key=lambda pair: -pair[1])
        if names[i] != ACTION_LISTEN_NAME
    ]


def _rule(prediction: PolicyPrediction) -> str:
    return str(prediction.diagnostic_data.get("rule", ""))

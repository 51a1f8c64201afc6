"""Two small models of what comes next in a story; both learn in a second and answer in no time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from forbear.dialogue.story_features import Features

Steps = Sequence[tuple[Features, str]]


class StoryModel(Protocol):
    """Learns from steps, answers with a probability for each action that it knows."""

    def fit(self, steps: Steps) -> StoryModel: ...

    def probabilities(self, features: Features) -> Mapping[str, float]: ...

    def as_json(self) -> dict[str, Any]: ...


class LinearModel:
    """Logistic regression over the features, kept as plain weights."""

    def __init__(self, C: float = 10.0) -> None:
        self._C = C
        self._actions: list[str] = []
        self._rows: dict[str, int] = {}
        self._weights = np.zeros((1, 0))

    def fit(self, steps: Steps) -> LinearModel:
        from sklearn.linear_model import LogisticRegression

        names = sorted({name for features, _ in steps for name in features})
        self._rows = {name: row for row, name in enumerate(names)}
        inputs = np.zeros((len(steps), len(names)), dtype=np.float32)
        for row, (features, _) in enumerate(steps):
            inputs[row, [self._rows[name] for name in features]] = 1.0
        model = LogisticRegression(C=self._C, max_iter=2000)
        model.fit(inputs, [action for _, action in steps])
        self._actions = [str(action) for action in model.classes_]
        # The intercept is the last row: every moment has it.
        self._weights = np.vstack([model.coef_.T, model.intercept_])
        return self

    def probabilities(self, features: Features) -> Mapping[str, float]:
        rows = [self._rows[name] for name in features if name in self._rows]
        scores = self._weights[[*rows, -1]].sum(axis=0)
        chances = np.exp(scores - scores.max())
        return dict(zip(self._actions, (chances / chances.sum()).tolist(), strict=True))

    def as_json(self) -> dict[str, Any]:
        return {
            "actions": self._actions,
            "names": list(self._rows),
            "weights": np.round(self._weights, 4).tolist(),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> LinearModel:
        model = cls()
        model._actions = kept["actions"]
        model._rows = {name: row for row, name in enumerate(kept["names"])}
        model._weights = np.array(kept["weights"])
        return model


class NearestModel:
    """The moments of the stories that share most with this one vote on what comes next."""

    def __init__(self, neighbours: int = 3) -> None:
        self._neighbours = neighbours
        self._steps: list[tuple[Features, str]] = []
        self._weights: dict[str, float] = {}

    def fit(self, steps: Steps) -> NearestModel:
        self._steps = list(steps)
        seen = Counter(name for features, _ in steps for name in set(features))
        # A feature that is everywhere tells nothing apart.
        self._weights = {name: float(np.log(len(steps) / n) + 0.01) for name, n in seen.items()}
        return self

    def probabilities(self, features: Features) -> Mapping[str, float]:
        own = set(features)
        shared = [
            (sum(self._weights[name] for name in own.intersection(known)), action)
            for known, action in self._steps
        ]
        votes: dict[str, float] = defaultdict(float)
        for weight, action in sorted(shared, reverse=True)[: self._neighbours]:
            votes[action] += weight
        total = sum(votes.values()) or 1.0
        return {action: vote / total for action, vote in votes.items()}

    def as_json(self) -> dict[str, Any]:
        return {"steps": self._steps, "neighbours": self._neighbours}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> NearestModel:
        steps = [(tuple(features), action) for features, action in kept["steps"]]
        return cls(kept["neighbours"]).fit(steps)


MODELS: dict[str, type[LinearModel] | type[NearestModel]] = {
    "linear": LinearModel,
    "nearest": NearestModel,
}

"""Screens every message for danger and for what must stop a collection talk.

Patterns and a classifier find flags; `flag_agreement` joins them. Nothing after it lowers a flag.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from forbear.fingerprint import source_fingerprint
from forbear.nlu.config_checks import require_number, require_shares
from forbear.nlu.flag_agreement import (
    AMBER,
    RED,
    SELF_HARM,
    agreed,
    believed,
    is_faint,
    join,
    said_beside,
)
from forbear.nlu.folding import fold
from forbear.nlu.linear_heads import FlagHeads
from forbear.nlu.sentence_rows import sentence_rows
from forbear.nlu.vectors import example_label, message_row, training_rows
from forbear.safety.risk import FLAGS, RiskResult, screen

STRENGTH_KEY = "C"
FALSE_ALARMS_KEY = "false_alarms"
OTHERS = "others"
DANGERS = {SELF_HARM, RED, "violence"}
FLAG_FILE = "flags.npz"
LABEL_KEY = "risk"
FAINT = "faint"
"""In the parse data of a message where self-harm was only just heard."""
LEAST_EXAMPLES = 20
SENTENCE_DISCOUNT = 0.4
"""Taken from the margin of one sentence: of many, one is heard wrongly sooner than the whole."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class RiskScreen(GraphComponent):
    """Sets `risk` to the list of flags that the message raises, in both languages at once."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            STRENGTH_KEY: 0.6,
            # The share of lines without the flag on which the classifier may raise it: generous
            # where a miss can cost a life.
            FALSE_ALARMS_KEY: {SELF_HARM: 0.016, RED: 0.004, "violence": 0.014, OTHERS: 0.004},
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return source_fingerprint(
            "forbear.at_once",
            "forbear.nlu.config_checks",
            "forbear.nlu.flag_agreement",
            "forbear.nlu.folding",
            "forbear.nlu.kept_for",
            "forbear.nlu.linear_heads",
            "forbear.nlu.packed_arrays",
            "forbear.nlu.sentence_rows",
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
    ) -> RiskScreen:
        require_number(cls.__name__, config, STRENGTH_KEY)
        require_shares(cls.__name__, config, FALSE_ALARMS_KEY, [OTHERS], [SELF_HARM, *FLAGS])
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
        labels = [labelled_flags(m) for m in examples]
        answers = {
            name: truth
            for name in (SELF_HARM, *FLAGS)
            if (truth := _truth(name, labels)).sum() >= LEAST_EXAMPLES
        }
        if answers:
            shares = self._config[FALSE_ALARMS_KEY]
            self._heads = FlagHeads.fit(
                training_rows(training_data),
                answers,
                self._config[STRENGTH_KEY],
                {name: shares.get(name, shares[OTHERS]) for name in answers},
            )
            with self._model_storage.write_to(self._resource) as folder:
                self._heads.save(folder / FLAG_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> RiskScreen:
        try:
            with model_storage.read_from(resource) as folder:
                heads = FlagHeads.load(folder / FLAG_FILE)
        except ValueError:  # too few labelled lines: the patterns stand alone
            heads = None
        return cls(config, model_storage, resource, heads)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            flags, faint = self._flags(message)
            message.set("risk", sorted(flags), add_to_output=True)
            if faint:
                message.set(FAINT, True, add_to_output=True)
        return messages

    def _flags(self, message: Message) -> tuple[set[str], bool]:
        """And whether self-harm is among them on the faintest of signs."""
        screened = screen(message.get(TEXT) or "")
        by_pattern = set(screened.flags)
        row = message_row(message)
        if self._heads is None or row.nnz == 0:
            return by_pattern, False
        margins, ranking = self._margins(message, row), message.get("intent_ranking")
        amber_rules = {e.rule for e in screened.evidence if e.flag == AMBER}
        trusted = believed(by_pattern, margins, ranking, amber_rules)
        trusted |= _disguised(screened)
        meant = message.get("intents") or ()
        flags = join(trusted, agreed(margins, ranking, meant))
        by_classifier = AMBER in flags and not by_pattern & {AMBER, RED}
        faint = by_classifier and is_faint(ranking, margins) and not said_beside(margins, meant)
        return flags, faint

    def _margins(self, message: Message, row: csr_matrix) -> dict[str, float]:
        """Of the whole message; danger also of the sentence of a long one that says it most."""
        assert self._heads is not None, "asked for only where there are heads"
        margins = self._heads.margins(row)
        parts = sentence_rows(message, row.shape[1])
        if parts is None:
            return margins
        most = self._heads.most(parts)
        for name in DANGERS & margins.keys():
            margins[name] = max(margins[name], most[name] - SENTENCE_DISCOUNT)
        return margins


def _disguised(screened: RiskResult) -> set[str]:
    """The flags of words in a spelling that the classifier cannot read, so may not doubt."""
    return {
        found.flag for found in screened.evidence if fold(found.text) not in fold(found.read_as)
    }


def labelled_flags(message: Message) -> set[str]:
    return set(example_label(message, LABEL_KEY, ()))


def _truth(name: str, labels: list[set[str]]) -> np.ndarray:
    wanted = {RED, AMBER} if name == SELF_HARM else {name}
    return np.array([bool(flags & wanted) for flags in labels])

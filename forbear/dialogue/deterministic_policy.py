"""What Forbear's own policies share: they learn nothing, and rank actions by a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.exceptions import InvalidConfigException

from forbear.dialogue.act_table import ActTable, ActTableError

ACTS_KEY = "acts"
DEFAULT_ACTS = "data/acts.yml"
TABLE_FILE = "acts.yml"
STEP_DOWN = 0.02
"""By how much each further alternative is less likely than the one before it."""


class DeterministicPolicy(Policy):
    """Reads the act table at training, keeps it in the model, and ranks actions from it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"priority": 1, "max_history": None, ACTS_KEY: DEFAULT_ACTS}

    @staticmethod
    def supported_data() -> SupportedData:
        return SupportedData.ML_AND_RULE_DATA

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return _read(config.get(ACTS_KEY, DEFAULT_ACTS))  # defaults are not filled in here

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        featurizer: TrackerFeaturizer | None = None,
        table_text: str = "",
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context, featurizer)
        self._table_text = table_text
        self._table: ActTable | None = None

    def train(self, training_trackers: list[Any], domain: Domain, **kwargs: Any) -> Resource:
        self._table_text = _read(self.config[ACTS_KEY])
        with self._model_storage.write_to(self._resource) as folder:
            (folder / TABLE_FILE).write_text(self._table_text, encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> DeterministicPolicy:
        with model_storage.read_from(resource) as folder:
            text = (folder / TABLE_FILE).read_text(encoding="utf-8")
        return cls(config, model_storage, resource, execution_context, table_text=text)

    def table(self, domain: Domain) -> ActTable:
        """The table with the acts of the replies; at training Rasa holds the replies back."""
        if self._table is None:
            try:
                self._table = ActTable.from_yaml(self._table_text, domain.responses)
            except ActTableError as error:
                raise InvalidConfigException(f"{self.config[ACTS_KEY]}: {error}") from error
        return self._table

    def ranked(
        self,
        domain: Domain,
        actions: Sequence[str],
        first: float,
        **prediction: Any,
    ) -> PolicyPrediction:
        """A prediction with the first action at confidence `first` and the others a step below."""
        probabilities = self._default_predictions(domain)
        confidence = first
        for action in actions:
            if action in domain.action_names_or_texts:
                probabilities[domain.index_for_action(action)] = confidence
                confidence -= STEP_DOWN
        return self._prediction(probabilities, **prediction)


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise InvalidConfigException(
            f"The act table {path} cannot be read ({error.strerror}). Run Rasa from the project's"
            " root, or set `acts` of the policy in config.yml."
        ) from error

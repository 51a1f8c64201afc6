"""What one step of a training found out about its lines, for the next step."""

from __future__ import annotations

from typing import Generic, TypeVar
from weakref import ref

from rasa.shared.nlu.training_data.training_data import TrainingData

Found = TypeVar("Found")


class KeptFor(Generic[Found]):
    """Holds one thing for one training data: Rasa lets another instance featurize what one learned.

    The data is told by its identity. Its hash is one of all its lines and takes half a second.
    """

    def __init__(self) -> None:
        self._kept: tuple[ref[TrainingData], Found] | None = None

    def keep(self, data: TrainingData, found: Found) -> None:
        self._kept = (ref(data, self._forget), found)

    def of(self, data: TrainingData) -> Found | None:
        """None where nothing was kept, or for other data."""
        return self._kept[1] if self._kept and self._kept[0]() is data else None

    def take(self, data: TrainingData) -> Found | None:
        """The same, but once."""
        found = self.of(data)
        self._kept = None
        return found

    def _forget(self, gone: ref[TrainingData]) -> None:
        if self._kept and self._kept[0] is gone:
            self._kept = None

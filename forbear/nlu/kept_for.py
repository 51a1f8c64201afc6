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
        self._kept = (ref(data), found)

    def take(self, data: TrainingData) -> Found | None:
        """Once; none where it was kept for other data."""
        kept, self._kept = self._kept, None
        return kept[1] if kept and kept[0]() is data else None

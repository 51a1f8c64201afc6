"""Features of one message whose fingerprint is cheap: Rasa takes it after every training step."""

from __future__ import annotations

import hashlib

import numpy as np
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from scipy.sparse import csr_matrix


class RowFeatures(Features):
    """A row, dense or sparse; Rasa's own fingerprint writes each number out as text."""

    def fingerprint(self) -> str:
        content = self._begun()
        if isinstance(self.features, np.ndarray):
            content.update(self.features.tobytes())
        else:
            content.update(self.features.indices.tobytes())
            content.update(self.features.data.tobytes())
        return content.hexdigest()

    def _begun(self) -> hashlib._Hash:
        return hashlib.sha256(f"{self.origin} {self.type} {self.attribute}".encode())


class TableRow(RowFeatures):
    """A sparse row that stands in a table with those of other messages, cut out when asked for.

    scipy takes longer to make a matrix of one row than to weigh its n-grams.
    """

    def __init__(self, table: csr_matrix, number: int, origin: str) -> None:
        self.table, self.number = table, number
        self.type, self.attribute, self.origin = FEATURE_TYPE_SENTENCE, TEXT, origin

    def __reduce__(self) -> tuple[type[RowFeatures], tuple[csr_matrix, str, str, str]]:
        """A copy stands alone: with the table each would hold all messages."""
        return RowFeatures, (self.features, self.type, self.attribute, self.origin)

    @property
    def features(self) -> csr_matrix:
        return self.table[self.number]

    def is_sparse(self) -> bool:
        return True

    def fingerprint(self) -> str:
        content = self._begun()
        start, end = self.table.indptr[self.number : self.number + 2]
        content.update(self.table.indices[start:end].tobytes())
        content.update(self.table.data[start:end].tobytes())
        return content.hexdigest()

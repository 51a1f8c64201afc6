"""Features of one message whose fingerprint is cheap: Rasa takes it after every training step."""

from __future__ import annotations

import hashlib

import numpy as np
from rasa.shared.nlu.training_data.features import Features


class RowFeatures(Features):
    """A row, dense or sparse; Rasa's own fingerprint writes each number out as text."""

    def fingerprint(self) -> str:
        content = hashlib.sha256(f"{self.origin} {self.type} {self.attribute}".encode())
        if isinstance(self.features, np.ndarray):
            content.update(self.features.tobytes())
        else:
            content.update(self.features.indices.tobytes())
            content.update(self.features.data.tobytes())
        return content.hexdigest()

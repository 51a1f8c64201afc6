"""A labelled example that is cheap to copy and to compare.

Rasa merges, copies and compares all training data a dozen times on the way to the first component,
and hashes the whole content of each example whenever it does.
"""

from __future__ import annotations

import hashlib
from typing import Any

from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message


class Example(Message):
    """A training message whose labels nobody changes in place."""

    _cached_fingerprint: str | None
    _data_digest: str | None = None
    """Of the labels alone: features come one after another, and the tokens stay."""

    @classmethod
    def of(cls, message: Message) -> Example:
        """The same content; the message itself is left alone."""
        return cls(
            data=message.data,
            output_properties=set(message.output_properties),
            time=message.time,
            features=list(message.features),
        )

    def __hash__(self) -> int:
        """Equal examples have equal texts; Rasa compares the rest where the hashes meet."""
        return hash(self.data.get(TEXT))

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other)

    def fingerprint(self) -> str:
        """Of data and features, as Rasa's: taken after each step of the training."""
        if self._cached_fingerprint is None:
            if self._data_digest is None:
                self._data_digest = _digest(self.data)
            content = hashlib.sha256(self._data_digest.encode())
            for features in self.features:
                content.update(features.fingerprint().encode())
            self._cached_fingerprint = content.hexdigest()
        return self._cached_fingerprint

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        copied = self.of(self)
        copied._cached_fingerprint = self._cached_fingerprint
        copied._data_digest = self._data_digest
        return copied

    def add_diagnostic_data(self, origin: str, data: dict[str, Any]) -> None:
        super().add_diagnostic_data(origin, data)
        self._data_digest = None

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """As Rasa's; what stays as it is keeps its fingerprint."""
        if add_to_output or prop not in self.data or self.data[prop] != info:
            super().set(prop, info, add_to_output)
            self._data_digest = None


def _digest(data: dict[str, Any]) -> str:
    content = hashlib.sha256()
    for key in sorted(data):
        content.update(f"{key} {_written(data[key])}\n".encode("utf-8", "surrogatepass"))
    return content.hexdigest()


def _written(value: Any) -> str:
    """The value as text; tokens by where they stand."""
    if isinstance(value, list) and value and isinstance(value[0], Token):
        return " ".join(f"{token.start}:{token.text}" for token in value)
    return repr(value)

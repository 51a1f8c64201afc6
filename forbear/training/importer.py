"""Reads the training data with a fast YAML parser, once per training.

Rasa's own reader parses each file in pure Python twice, and each training reads all data three
times: with thousands of labelled examples that alone takes longer than the training itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.exceptions import YamlSyntaxException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import read_file

from forbear.training.example import Example

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXAMPLE_KEYS = {"text", "metadata", "intent"}
Files = tuple[tuple[str, int], ...]
"""Paths with the times of their last change."""


class DataError(YamlSyntaxException):
    """A data file cannot be used; the message names the file, the place and what to change."""


class FastImporter(RasaFileImporter):
    """Rasa's file importer with a fast reader for data/nlu and data/responses."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        if not hasattr(self, "_nlu_data"):
            self._nlu_data = deepcopy(_read(_with_times(self._nlu_files)))
        return self._nlu_data

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        if exclusion_percentage:
            return super().get_stories(exclusion_percentage)
        domain = self.get_domain()
        key = (_with_times(self._story_files), domain.fingerprint())
        if key not in _stories:
            _stories.clear()
            _stories[key] = super().get_stories()
        return deepcopy(_stories[key])


_stories: dict[tuple[Files, str], StoryGraph] = {}
"""The stories that were read last, as they were understood with that domain."""


def _with_times(files: Iterable[str]) -> Files:
    return tuple((file, Path(file).stat().st_mtime_ns) for file in sorted(files))


@lru_cache(maxsize=1)
def _read(files: Files) -> TrainingData:
    """All labelled data of the files.

    Rasa makes an importer to validate with and another to train with; both get copies of this.
    """
    readers = [FastReader(file) for file, _ in files]
    for reader in readers:
        reader.read_labelled(read_file(reader.filename))
    # One TrainingData at the end: each one hashes every example that it is given.
    return TrainingData(
        [Example.of(message) for r in readers for message in r.training_examples],
        {k: v for r in readers for k, v in r.entity_synonyms.items()},
        [feature for r in readers for feature in r.regex_features],
        [table for r in readers for table in r.lookup_tables],
        {k: v for r in readers for k, v in r.responses.items()},
    )


class FastReader(RasaYAMLReader):
    """The same content as Rasa's reader, with the shape checked here."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.filename = file

    def read_labelled(self, text: str) -> None:
        """Fill `training_examples`, `responses` and the rest from the text of the file."""
        for key, value in self._loaded(text).items():
            if key == "nlu":
                self._check(value)
                self._parse_nlu(value)
            elif key == "responses":
                self.responses = value

    def _loaded(self, text: str) -> dict[str, Any]:
        try:
            loaded = yaml.load(text, Loader)
        except yaml.YAMLError as error:
            raise DataError(self.filename, error) from error
        if not isinstance(loaded, dict):
            raise self._error("the file must be a mapping with `version` and `nlu` or `responses`")
        return loaded

    def _check(self, sections: Any) -> None:
        if not isinstance(sections, list):
            raise self._error("`nlu` must be a list of intents")
        for place in _misshapen(sections):
            raise self._error(place)

    def _error(self, message: str) -> DataError:
        return DataError(self.filename, ValueError(f"{self.filename}: {message}."))


def _misshapen(sections: list[Any]) -> Iterator[str]:
    for number, section in enumerate(sections, start=1):
        if not isinstance(section, dict):
            yield f"entry {number} of `nlu` must be a mapping with `intent` and `examples`"
        elif "intent" in section and not isinstance(section.get("examples"), (list, str)):
            yield f"intent `{section['intent']}` needs `examples`: a list, or a line each"
        elif isinstance(section.get("examples"), list):
            for example in section["examples"]:
                if not _is_example(example):
                    yield (
                        f"intent `{section.get('intent')}`: {str(example)[:60]!r} must be a mapping"
                        " with `text` and, if wanted, `metadata`"
                    )


def _is_example(example: Any) -> bool:
    return (
        isinstance(example, dict)
        and isinstance(example.get("text"), str)
        and bool(example["text"].strip())
        and set(example) <= EXAMPLE_KEYS
        and isinstance(example.get("metadata", {}), dict)
    )

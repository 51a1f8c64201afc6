"""Which wording classifier belongs to the reply corpus as it stands, and training a new one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from forbear.safety.conduct.classifier import RECORD, current_classifier, read_record
from forbear.settings import ROOT
from forbear.training.model import TrainingError

if TYPE_CHECKING:
    from forbear.training.reply_corpus import Line

MADE_FROM = (
    "data/conduct",
    "data/responses",
    "forbear/safety/crisis_templates.yml",
    "forbear/safety/normalise.py",
    "forbear/safety/evasions.py",
    "forbear/safety/conduct/grams.py",
    "forbear/safety/conduct/labels.py",
    "forbear/safety/conduct/places.py",
    "forbear/training/reply_classifier.py",
    "forbear/training/reply_corpus.py",
    "forbear/training/reply_features.py",
    "forbear/training/reply_thresholds.py",
)
KEPT_MODELS = 3


def reply_digest(root: Path = ROOT) -> str:
    """A hash of everything that the classifier is made from."""
    digest = hashlib.sha256()
    for file in _made_from(root):
        digest.update(str(file.relative_to(root)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def current_reply_model(root: Path = ROOT) -> Path | None:
    """The classifier of the corpus as it stands, or nothing when one must be trained."""
    record = read_record(root / "models")
    return root / "models" / record["model"] if record.get("digest") == reply_digest(root) else None


def reply_lines(root: Path = ROOT) -> list[Line]:
    """What the classifier learns from; a mistake in it is a TrainingError that says where."""
    from forbear.training.reply_corpus import CorpusError, read_corpus

    try:
        return read_corpus(root / "data" / "conduct", root / "data" / "responses")
    except (CorpusError, OSError) as error:
        raise TrainingError(f"The conduct check was not trained: {error}") from error


def train_reply_model(root: Path = ROOT, lines: list[Line] | None = None) -> Path:
    """Train into `models/`; the one that was there stays in use until the new one is whole.

    `lines` are the `reply_lines` where they were read already.
    """
    # scikit-learn takes a second to load, which nobody needs who only asks what is current.
    from forbear.training.reply_classifier import train_classifier

    digest = reply_digest(root)
    model = root / "models" / f"conduct-{digest[:12]}.npz"
    model.parent.mkdir(exist_ok=True)
    train_classifier(reply_lines(root) if lines is None else lines, digest[:8]).save(model)
    record = root / "models" / RECORD
    partial = record.with_suffix(".partial")
    partial.write_text(json.dumps({"digest": digest, "model": model.name}), encoding="utf-8")
    partial.replace(record)
    _drop_old(model)
    current_classifier.cache_clear()
    return model


def _made_from(root: Path) -> Iterator[Path]:
    for name in MADE_FROM:
        path = root / name
        yield from [path] if path.is_file() else sorted(path.rglob("*.yml"))


def _drop_old(newest: Path) -> None:
    models = sorted(newest.parent.glob("conduct-*.npz"), key=lambda path: path.stat().st_mtime)
    for model in models[:-KEPT_MODELS]:
        if model != newest:
            model.unlink()

"""Which model belongs to the data and code as they stand, and training it when there is none."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forbear.settings import ROOT

TRAINED_FILE = "trained.json"
WATCHED = (
    "config.yml",
    "domain.yml",
    "requirements.lock",
    "data",
    "forbear/nlu",
    "forbear/fingerprint.py",
    "forbear/at_once.py",
    "forbear/safety/pipeline.py",
    "forbear/training/example.py",
    "forbear/training/importer.py",
)
"""What a model is made from. Patterns, policies and the reply generator run beside it, as code."""
TAUGHT = ("config.yml", "domain.yml", "data")
"""What a trainer edits; the rest of what is watched is code."""
NOT_WATCHED = ("forbear/nlu/entities", "data/conduct")
RASA = "import gc; gc.disable(); from rasa.__main__ import main; main()"
"""Nearly all that a training makes is kept to its end: looking for what is not takes seconds."""
SUFFIXES = {".py", ".yml", ".lock"}
KEPT_MODELS = 5


class TrainingError(RuntimeError):
    """Training failed; the message ends with the last lines of its log."""


def source_digest(root: Path = ROOT, code: Path | None = None) -> str:
    """A hash of everything that a model is made from; the code may stand in another folder."""
    digest = hashlib.sha256()
    for name in WATCHED:
        _hash_into(digest, name, root if code is None or name in TAUGHT else code)
    return digest.hexdigest()


def code_digest(root: Path = ROOT) -> str:
    """A hash of the code that a model needs to run as it was trained."""
    digest = hashlib.sha256()
    for name in WATCHED:
        if name not in TAUGHT:
            _hash_into(digest, name, root)
    return digest.hexdigest()


def current_model(root: Path = ROOT) -> Path | None:
    """The trained model of the data as they stand, or nothing when one must be trained."""
    model, digest = _recorded(root)
    return model if digest == source_digest(root) else None


def trained_model(root: Path = ROOT) -> Path | None:
    """The model that was trained last, whatever became of the data since."""
    return _recorded(root)[0]


def trained_digest(model: str, root: Path = ROOT) -> str | None:
    """Of what this model was made, where it is the one that was trained last."""
    known, digest = _recorded(root)
    return digest if known is not None and known.name == model else None


def _recorded(root: Path) -> tuple[Path | None, str | None]:
    try:
        trained = json.loads((root / "models" / TRAINED_FILE).read_text(encoding="utf-8"))
        model, digest = root / "models" / trained["model"], str(trained["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, None  # no record, or a damaged one: training writes a new one
    return (model, digest) if model.exists() else (None, None)


def train(log: Path, root: Path = ROOT) -> Path:
    """Train into `models/`; the model that was there stays until the new one is whole."""
    digest = source_digest(root)
    name = f"forbear-{digest[:12]}"
    log.parent.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "OMP_NUM_THREADS": "2",
        "LOG_LEVEL": "WARNING",
        "PYTHONPATH": str(root),
    }
    command = [
        *(sys.executable, "-c", RASA, "train", "--fixed-model-name", name, "--out", "models"),
        *("--augmentation", "0"),  # joined stories, which none of our policies learns from
    ]
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(
            command, cwd=root, env=environment, stdout=output, stderr=subprocess.STDOUT, check=False
        )
    model = root / "models" / f"{name}.tar.gz"
    if done.returncode != 0 or not model.exists():
        tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
        raise TrainingError(f"Training failed; the whole log is in {log}.\n{tail}")
    record_trained(model, digest, root)
    _drop_old_models(root / "models", model)
    return model


def record_trained(model: Path, digest: str, root: Path = ROOT) -> None:
    """From now on this file of `models/` is the model of the data with that digest."""
    record = root / "models" / TRAINED_FILE
    partial = record.with_suffix(".partial")
    partial.write_text(json.dumps({"digest": digest, "model": model.name}), encoding="utf-8")
    partial.replace(record)


def _hash_into(digest: Any, name: str, root: Path) -> None:
    for file in _files_of(root / name, root):
        digest.update(str(file.relative_to(root)).encode())
        digest.update(file.read_bytes())


def _files_of(path: Path, root: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    else:
        yield from sorted(p for p in path.rglob("*") if _counts(p.relative_to(root)))


def _counts(file: Path) -> bool:
    return file.suffix in SUFFIXES and not file.as_posix().startswith(NOT_WATCHED)


def _drop_old_models(folder: Path, newest: Path) -> None:
    models = sorted(folder.glob("*.tar.gz"), key=lambda p: p.stat().st_mtime, reverse=True)
    for model in models[KEPT_MODELS:]:
        if model != newest:
            model.unlink()

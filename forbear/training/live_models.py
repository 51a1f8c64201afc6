"""What is live: the model that a person promoted, and those before it to go back to."""

from __future__ import annotations

import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from forbear.settings import ROOT
from forbear.training.json_file import read_json, write_json
from forbear.training.model import code_digest

RECORD = "live.json"
KEPT = 5
"""How many steps back are possible."""


@dataclass(frozen=True)
class LiveModel:
    """A model that answers customers, and how it came to."""

    model: str
    digest: str | None
    """Of what it was made from; None where only the file is known."""
    code: str
    """Of the code that it runs with: with other code it is not served."""
    since: str
    by: str
    how: str
    """`trained` (by `forbear train` or `forbear up`), `promoted` or `rolled_back`."""
    candidate: str | None = None
    forced: bool = False
    """Promoted although the gate had not passed."""
    reason: str | None = None


class NothingBeforeError(LookupError):
    """There is no earlier model to go back to."""


class LiveModels:
    """The record `var/trainer/live.json`, and the models it names in a folder beside it."""

    def __init__(self, trainer: Path, root: Path = ROOT) -> None:
        self._record = trainer / RECORD
        self.folder = trainer / "models"
        self._root = root

    def live(self) -> LiveModel | None:
        """What was promoted last; nothing while the model of the files as they stand is served."""
        return _model_of((read_json(self._record) or {}).get("live"))

    def earlier(self) -> list[LiveModel]:
        """What was live before, the last first; what is gone or needs other code is left out."""
        found = (read_json(self._record) or {}).get("earlier")
        models = [_model_of(each) for each in (found if isinstance(found, list) else [])]
        return [m for m in models if m is not None and self.can_serve(m)]

    def served(self) -> Path | None:
        """The promoted model, while the code can still run it."""
        live = self.live()
        return self.path(live) if live is not None and self.can_serve(live) else None

    def can_serve(self, model: LiveModel) -> bool:
        return model.code == code_digest(self._root) and self.path(model).exists()

    def path(self, model: LiveModel) -> Path:
        return self.folder / model.model

    def keep(self, file: Path) -> Path:
        """The model in this installation's own folder, where no training clears it away."""
        kept = self.folder / file.name
        if not kept.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = kept.with_suffix(".partial")
            partial.unlink(missing_ok=True)
            try:
                os.link(file, partial)
            except OSError:  # another disk
                shutil.copyfile(file, partial)
            partial.replace(kept)
        return kept

    def put(self, model: LiveModel | None, before: LiveModel | None) -> None:
        """Another model is live from now on, or none; the one before can be gone back to."""
        earlier = [m for m in self.earlier() if before is None or m.model != before.model]
        self._write(model, [before, *earlier] if before is not None else earlier)

    def step_back(self, model: LiveModel) -> None:
        """The last of the earlier ones is live again."""
        self._write(model, self.earlier()[1:])

    def restore(self, record: dict[str, Any] | None) -> None:
        """Undo a change whose last step failed."""
        if record is None:
            self._record.unlink(missing_ok=True)
        else:
            write_json(self._record, record)

    def prune(self) -> None:
        """Drop the models that nobody can go back to."""
        live = self.live()
        named = {each.model for each in [*([live] if live else []), *self.earlier()]}
        for file in self.folder.glob("*.tar.gz"):
            if file.name not in named:
                file.unlink(missing_ok=True)

    def as_written(self) -> dict[str, Any] | None:
        return read_json(self._record)

    def _write(self, live: LiveModel | None, earlier: list[LiveModel]) -> None:
        kept = earlier[:KEPT]
        content = {
            "live": asdict(live) if live else None,
            "earlier": [asdict(each) for each in kept],
        }
        write_json(self._record, content)


def _model_of(found: Any) -> LiveModel | None:
    try:
        return LiveModel(**found)
    except TypeError:
        return None

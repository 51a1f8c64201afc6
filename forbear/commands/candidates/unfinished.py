"""A note of the change of model that is under way: a killed one is put right by the next."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from forbear.commands.candidates.running_assistant import RunningAssistant
from forbear.training.json_file import read_json, write_json
from forbear.training.live_models import LiveModel, LiveModels

NOTE = "change.json"


class Unfinished:
    """Stands in the trainer's folder from before the assistant is asked until all is recorded."""

    def __init__(self, trainer: Path, model: LiveModel, before: LiveModel | None) -> None:
        self._file = trainer / NOTE
        self._content = {"model": model.model, "before": before.model if before else None}

    def __enter__(self) -> None:
        write_json(self._file, self._content)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._file.unlink(missing_ok=True)


def put_right(trainer: Path, models: LiveModels, assistant: RunningAssistant) -> str | None:
    """Let the assistant serve what is recorded again; the model that answers then, if it changed.

    The caller holds the lock of changes, so that the note can only be of one that died.
    """
    note = read_json(trainer / NOTE)
    if note is None:
        return None
    live = models.live()
    recorded = live.model if live else note["before"]
    back = None
    # Nothing answers: the next start serves what is recorded by itself.
    if recorded and assistant.model() == note["model"] != recorded:
        file = models.folder / recorded
        if file.exists() and assistant.serve(file):
            back = recorded
    (trainer / NOTE).unlink(missing_ok=True)
    return back

"""One change of what is live: assistant, record and audit trail together, or none of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from forbear.commands.candidates.place import trainer_folder
from forbear.commands.candidates.running_assistant import RunningAssistant
from forbear.commands.candidates.unfinished import Unfinished, put_right
from forbear.commands.records import records
from forbear.settings import ROOT
from forbear.store.agents import find_agent
from forbear.store.audit import record_act
from forbear.training.candidates import now
from forbear.training.live_models import LiveModel, LiveModels
from forbear.training.model import code_digest, trained_digest, trained_model

OPERATOR = "operator"
LEADERS = ("supervisor", "admin")


class NotAllowedError(PermissionError):
    """Who asked may not do this; the message is a code."""


class ChangeOfModel:
    """Puts a model in the place of another; the caller holds the lock of changes."""

    def __init__(self) -> None:
        self._folder = trainer_folder()
        self.models = LiveModels(self._folder)
        self.assistant = RunningAssistant()
        put_right(self._folder, self.models, self.assistant)

    def before(self) -> LiveModel | None:
        """What answers customers now, kept so that one can go back to it."""
        live, running = self.models.live(), self.assistant.model()
        if live is not None and self.models.can_serve(live) and running in (None, live.model):
            return live
        file = self._file(running)
        if file is None:
            return None
        self.models.keep(file)
        return LiveModel(
            file.name, trained_digest(file.name), code_digest(), now(), OPERATOR, "trained"
        )

    def _file(self, running: str | None) -> Path | None:
        """The file of the model that runs, or that would be served by the next start."""
        if running is None:
            return trained_model()
        files = (ROOT / "models" / running, self.models.folder / running)
        return next((file for file in files if file.exists()), None)

    def make(
        self, model: LiveModel, before: LiveModel | None, act: str, record: Callable[[], None]
    ) -> bool:
        """Whether an assistant was there to take it; what fails leaves everything as it was."""
        written, who = self.models.as_written(), _actor(model.by)
        detail = {
            "model": model.model, "before": before.model if before else None,
            "candidate": model.candidate, "forced": model.forced,
            "reason_digest": _reason_digest(model.reason),
        }  # fmt: skip
        with Unfinished(self._folder, model, before):
            # Not within the transaction, which would keep every message waiting meanwhile.
            served = self.assistant.serve(self.models.path(model))
            try:
                with records() as open_session, open_session.begin() as session:
                    record_act(session, act, who, detail=detail)
                    record()
            except BaseException:
                self.models.restore(written)
                if served and before is not None:
                    self.assistant.serve(self.models.path(before))
                raise
        self.models.prune()
        return served


def _actor(by: str) -> str:
    with records() as open_session, open_session() as session:
        agent = find_agent(session, by)
        return f"agent:{agent.id}" if agent else OPERATOR


def require_known(by: str | None) -> str:
    """The log-in of who asks, or the operator at the terminal."""
    if by is None:
        return OPERATOR
    with records() as open_session, open_session() as session:
        agent = find_agent(session, by)
        if agent is None or agent.disabled_at is not None:
            raise NotAllowedError("unknown_log_in")
    return by


def require_leader(by: str | None) -> None:
    """Only a supervisor answers for a model that has not passed."""
    with records() as open_session, open_session() as session:
        agent = find_agent(session, by) if by else None
        if agent is None or agent.disabled_at is not None or agent.role not in LEADERS:
            raise NotAllowedError("needs_supervisor")


def _reason_digest(reason: str | None) -> str | None:
    """The trail holds no words of people; the digest proves that the kept ones are unchanged."""
    return hashlib.sha256(reason.encode()).hexdigest() if reason else None

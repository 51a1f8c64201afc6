"""`forbear candidate promote` and `rollback`: conversations go on while the model changes."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from forbear.commands.candidates.change_of_model import (
    ChangeOfModel,
    NotAllowedError,
    require_known,
    require_leader,
)
from forbear.commands.candidates.place import candidates, find, trainer_folder
from forbear.commands.candidates.running_assistant import AssistantError, RunningAssistant
from forbear.commands.candidates.unfinished import put_right
from forbear.commands.records import complain
from forbear.settings import ROOT
from forbear.training.candidates import DONE, Candidate, now
from forbear.training.live_models import LiveModel, LiveModels, NothingBeforeError
from forbear.training.model import code_digest, current_model, record_trained, source_digest
from forbear.work_lock import BusyError, working

SAYS = {
    "not_trained": "this candidate has no model: its training failed, or has not ended.",
    "already_live": "this model is live already.",
    "other_code": "the code has changed since this candidate was trained. Train another.",
    "needs_supervisor": "this candidate has not passed the gate. A supervisor may promote it all"
    " the same: --by LOGIN --reason WORDS.",
    "needs_reason": "this candidate has not passed the gate: say why with --reason.",
    "unknown_log_in": "there is no such log-in, or it is shut.",
    "nothing_before": "there is no earlier model to go back to.",
    "busy": "another promotion or rollback is under way.",
    "assistant": "{detail}. Nothing was changed.",
    "records": "the database does not answer as it should: {detail}. Nothing was changed.",
}


class RefusedError(RuntimeError):
    """It cannot be done; the message is a code of SAYS."""


def promote(chosen: argparse.Namespace) -> int:
    return _answer("promote", chosen, lambda: _promote(find(chosen.id), chosen))


def rollback(chosen: argparse.Namespace) -> int:
    return _answer("rollback", chosen, lambda: _rollback(chosen))


def _promote(candidate: Candidate, chosen: argparse.Namespace) -> dict[str, Any]:
    trained, model = candidate.read("train"), candidate.model
    if trained.get("state") != DONE or model is None:
        raise RefusedError("not_trained")
    if trained["code"] != code_digest():
        raise RefusedError("other_code")
    by, reason = require_known(chosen.by), (chosen.reason or "").strip() or None
    forced = not passed(candidate)
    if forced:
        require_leader(chosen.by)
        if reason is None:
            raise RefusedError("needs_reason")
    change = ChangeOfModel()
    before = change.before()
    if before is not None and before.model == model.name:
        raise RefusedError("already_live")
    change.models.keep(model)
    new = LiveModel(
        model.name, trained["digest"], trained["code"], now(), by, "promoted",
        candidate=candidate.id, forced=forced, reason=reason,
    )  # fmt: skip
    act = "model_promoted_unproved" if forced else "model_promoted"
    served = change.make(new, before, act, lambda: change.models.put(new, before))
    _spare_a_training(candidate)
    return _done(new, before, served)


def _rollback(chosen: argparse.Namespace) -> dict[str, Any]:
    by, change = require_known(chosen.by), ChangeOfModel()
    before, earlier = change.before(), change.models.earlier()
    if not earlier:
        raise NothingBeforeError
    back = replace(
        earlier[0], since=now(), by=by, how="rolled_back", forced=False, reason=chosen.reason
    )
    served = change.make(back, before, "model_rolled_back", lambda: change.models.step_back(back))
    return _done(back, before, served)


def passed(candidate: Candidate) -> bool:
    """Whether the gate was gone through to its end, and nothing failed."""
    gate = candidate.read("gate")
    return gate.get("state") == DONE and gate.get("passed") is True


def _spare_a_training(candidate: Candidate) -> None:
    """Where the files are what the candidate learned from, `forbear train` has nothing to do."""
    digest, model = candidate.read("train")["digest"], candidate.model
    if model is not None and digest == source_digest() and current_model() is None:
        kept = ROOT / "models" / model.name
        shutil.copyfile(model, kept.with_suffix(".partial"))
        os.replace(kept.with_suffix(".partial"), kept)
        record_trained(kept, digest)


def _done(new: LiveModel, before: LiveModel | None, served: bool) -> dict[str, Any]:
    return {"live": asdict(new), "before": before.model if before else None, "served": served}


def _answer(deed: str, chosen: argparse.Namespace, do: Callable[[], dict[str, Any]]) -> int:
    began = time.monotonic()
    code, detail = None, None
    try:
        with working(trainer_folder() / "change.lock"):
            done = do()
    except (RefusedError, NotAllowedError) as error:
        code = str(error)
    except NothingBeforeError:
        code = "nothing_before"
    except BusyError:
        code = "busy"
    except AssistantError as error:
        code, detail = "assistant", str(error)
    except SQLAlchemyError as error:
        code, detail = "records", str(error).splitlines()[0]
    if code is not None:
        if chosen.json:
            print(json.dumps({"error": {"code": code, "detail": detail}}))
        return complain(f"candidate {deed}", SAYS[code].format(detail=detail))
    done["seconds"] = round(time.monotonic() - began, 1)
    print(json.dumps(done, ensure_ascii=False) if chosen.json else _told(done))
    return 0


def _told(done: dict[str, Any]) -> str:
    how = "answers now" if done["served"] else "will answer from the next start on"
    instead = f", instead of {done['before']}" if done["before"] else ""
    return f"{done['live']['model']} {how}{instead} ({done['seconds']} s)."


def listing(chosen: argparse.Namespace) -> int:
    """What is live, what was, and every candidate, the newest first."""
    known, change = candidates(), _put_right()
    live = change.live()
    rows = [known.summary(each) for each in known.all()]
    if chosen.json:
        earlier = [asdict(each) for each in change.earlier()]
        found = {"live": asdict(live) if live else None, "earlier": earlier, "candidates": rows}
        print(json.dumps(found, ensure_ascii=False))
        return 0
    print(f"live: {live.model} since {live.since}, {live.how} by {live.by}" if live else LIVE_FILES)
    for row in rows:
        print("  ".join(_cells(row, live)))
    if not rows:
        print("There is no candidate yet. Begin with: forbear candidate train")
    return 0


def _put_right() -> LiveModels:
    """What is live, once a change that was killed half way is taken back."""
    models = LiveModels(trainer_folder())
    with suppress(BusyError, AssistantError), working(trainer_folder() / "change.lock"):
        put_right(trainer_folder(), models, RunningAssistant())
    return models


LIVE_FILES = "live: the model of the files as they stand (nothing was promoted)"


def _cells(row: dict[str, Any], live: LiveModel | None) -> list[str]:
    gate = row["gate"] or {}
    proofs = {True: "gate passed", False: "gate FAILED", None: "not proved"}
    proof = proofs[gate.get("passed")]
    code = (row["error"] or {}).get("code", "")
    mark = "live" if live and live.candidate == row["id"] else ""
    state = f"{row['state']} {code}".strip()
    return [row["id"], f"{state:<20}", f"{row['share'] or 0:>4.0%}", f"{proof:<11}", mark]

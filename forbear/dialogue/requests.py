"""Reads what the gateway asks of the copilot; what is wrong is named with the field."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from forbear.dialogue.rollout import COMMIT_PREFIX
from forbear.safety.clean import clean_text

MAX_TEXT = 4000
MODES = ("bot", "agent")
LANGUAGES = ("zh", "en")
MOST_STEPS = 100
STEP_KEYS = {"user", "intent", "action", "active_loop", "slot_was_set"}
PRINTABLE_ID = re.compile(r"[A-Za-z0-9_.:\-]+")


class BadRequestError(ValueError):
    """The body of a request is not what the contract says; the message names the field."""


def read_body(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadRequestError("The body must be JSON in UTF-8.") from error


def read_turn(body: Any) -> dict[str, Any]:
    asked = _object(body)
    mode = asked.get("mode", "agent")
    if mode not in MODES:
        raise BadRequestError(f"mode is {mode!r}: it must be one of {', '.join(MODES)}.")
    return {
        "conversation_id": _text(asked, "conversation_id", 64),
        "message_id": _text(asked, "message_id", 100),
        "text": plain_text(_text(asked, "text", MAX_TEXT)),
        "choice": _choice(asked.get("choice")),
        "mode": mode,
        "now": _time(asked.get("now")),
        # A person clears a crisis at the desk, and the gateway may have raised one alone.
        "slots": {"crisis": asked["crisis"]} if isinstance(asked.get("crisis"), bool) else {},
    }


def read_sent(body: Any) -> dict[str, Any]:
    asked = _object(body)
    draft = asked.get("draft")
    if draft is not None and not (
        isinstance(draft, dict)
        and isinstance(draft.get("events"), list)
        and isinstance(draft.get("acts"), list)
        and all(isinstance(act, str) for act in draft["acts"])
        and _is_commit(draft.get("commit"))
    ):
        raise BadRequestError(
            "draft must hold the `events`, `acts` and `commit` that came with the draft."
        )
    return {
        "conversation_id": _text(asked, "conversation_id", 64),
        "message_id": _text(asked, "message_id", 100),
        "text": _text(asked, "text", MAX_TEXT),
        "draft": draft,
    }


def read_drafts(body: Any) -> dict[str, Any]:
    return {"conversation_id": _text(_object(body), "conversation_id", 64)}


def read_play(body: Any) -> dict[str, Any]:
    """The steps of a story as the files write them."""
    asked = _object(body)
    steps = asked.get("steps")
    if not isinstance(steps, list) or not 0 < len(steps) <= MOST_STEPS:
        raise BadRequestError(f"steps must be a list of 1 to {MOST_STEPS} steps.")
    if asked.get("language") not in LANGUAGES:
        raise BadRequestError(f"language must be one of {', '.join(LANGUAGES)}.")
    for number, step in enumerate(steps, start=1):
        if not _is_step(step):
            raise BadRequestError(f"step {number} must say what is heard, done, set or open.")
    return {"steps": steps, "language": asked["language"]}


def read_model(body: Any) -> Path:
    path = Path(_text({"text": _object(body).get("path")}, "text", 1000))
    if not path.is_absolute() or path.suffixes[-2:] != [".tar", ".gz"] or not path.is_file():
        raise BadRequestError("path must be the absolute path of a model, a .tar.gz file.")
    return path


def plain_text(text: str) -> str:
    """The text as words and never as a command: Rasa reads a leading `/` as an intent."""
    cleaned = clean_text(text, MAX_TEXT)
    return f"／{cleaned[1:]}" if cleaned.startswith("/") else cleaned


def _object(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise BadRequestError("The body must be a JSON object.")
    return body


def _text(asked: dict[str, Any], key: str, most: int) -> str:
    value = asked.get(key)
    if not isinstance(value, str) or not value or len(value) > most:
        raise BadRequestError(f"{key} must be a text of 1 to {most} characters.")
    if key != "text" and not PRINTABLE_ID.fullmatch(value):
        raise BadRequestError(f"{key} must be made of plain letters, digits and `-_:.`.")
    return value


def _time(value: Any) -> str | None:
    if value is None:
        return None
    try:
        return datetime.fromisoformat(str(value).replace("Z", "+00:00")).isoformat()
    except ValueError as error:
        raise BadRequestError(f"now is {str(value)[:40]!r}: it must be an ISO time.") from error


def _is_step(step: Any) -> bool:
    if not isinstance(step, dict) or not set(step) & STEP_KEYS:
        return False
    names = (step.get(key) for key in ("user", "intent", "action", "active_loop"))
    if not all(name is None or isinstance(name, str) for name in names):
        return False
    if len(step.get("user") or "") > MAX_TEXT or ("user" in step and not step["user"]):
        return False
    slots = step.get("slot_was_set") or []
    return isinstance(slots, list) and all(isinstance(each, dict) for each in slots)


def _is_commit(value: Any) -> bool:
    return value is None or (isinstance(value, str) and value.startswith(COMMIT_PREFIX))


def _choice(value: Any) -> dict[str, Any] | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("intent"), str):
        raise BadRequestError("choice must be an object with an `intent`.")
    entities = value.get("entities", {})
    if not isinstance(entities, dict):
        raise BadRequestError("choice.entities must be an object.")
    return {"intent": value["intent"], "entities": entities}

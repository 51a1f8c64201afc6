"""Reads what a browser sent, as an object or as a clear error."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request

from forbear.gateway.errors import BadInputError, TooLargeError
from forbear.safety.clean import clean_text, mask_secrets

FRAME_CAP = 16 * 1024
"""Bytes of one frame or request body."""
TEXT_CAP = 4000
"""Characters of one message."""
REASON_CAP = 500
SHORTEST_REASON = 4
SEQ_CAP = 2**31
_ID = re.compile(r"[\x21-\x7e]{1,64}")


def read_frame(message: Mapping[str, Any]) -> dict[str, Any]:
    """The object in one WebSocket message."""
    return read_object(message.get("text") or message.get("bytes") or b"")


async def read_body(request: Request, cap: int = FRAME_CAP) -> dict[str, Any]:
    """The object in a request's body, of so many bytes at most."""
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > cap:
            raise _too_large(cap)
        chunks.append(chunk)
    return read_object(b"".join(chunks), cap)


def read_object(data: str | bytes, cap: int = FRAME_CAP) -> dict[str, Any]:
    if len(data) > cap or (isinstance(data, str) and len(data.encode()) > cap):
        raise _too_large(cap)
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
        found = json.loads(text)
    except UnicodeDecodeError as error:
        raise BadInputError("not_utf8", "This is not UTF-8 text.") from error
    except (ValueError, RecursionError) as error:
        raise BadInputError("bad_json", "This is not JSON.") from error
    if not isinstance(found, dict):
        raise BadInputError("not_an_object", 'Send a JSON object such as {"type": "message"}.')
    return found


def take_id(frame: Mapping[str, Any]) -> str:
    """The sender's own id of a message."""
    value = frame.get("id")
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise BadInputError("bad_id", "`id` must be 1 to 64 printable ASCII characters.")
    return value


def echo_id(frame: Mapping[str, Any]) -> str | None:
    """The id to name in an error, if it is one."""
    value = frame.get("id")
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def take_text(frame: Mapping[str, Any]) -> str:
    """The words of a message: cleaned, and without what must never be stored."""
    text, _ = mask_secrets(take_draft(frame))
    return text[:TEXT_CAP]


def take_draft(frame: Mapping[str, Any]) -> str:
    """Words that are not to be stored as they are: cleaned only."""
    value = frame.get("text")
    if not isinstance(value, str):
        raise BadInputError("bad_text", "`text` must be a string.")
    if len(value) > TEXT_CAP:
        raise TooLargeError("too_long", f"A message may have {TEXT_CAP} characters.")
    text = clean_text(value, TEXT_CAP)
    if not text.strip():
        raise BadInputError("empty", "There is no text in this message.")
    return text


def take_reason(frame: Mapping[str, Any]) -> str | None:
    """Why somebody does what needs a reason, where one is given; masked like every line."""
    if frame.get("reason") is None:
        return None
    reason, _ = mask_secrets(clean_text(take_string(frame, "reason", REASON_CAP)))
    if len(reason) < SHORTEST_REASON:
        raise BadInputError(
            "bad_reason", f"`reason` must say why, in {SHORTEST_REASON} characters or more."
        )
    return reason


def take_note(frame: Mapping[str, Any]) -> str:
    """What the next person should know; may be empty, and is masked like every line."""
    value = frame.get("note") or ""
    if not isinstance(value, str) or len(value) > REASON_CAP:
        raise BadInputError("bad_note", f"`note` must be a string of {REASON_CAP} characters.")
    text, _ = mask_secrets(clean_text(value, REASON_CAP))
    return text.strip()


def take_number(frame: Mapping[str, Any], name: str, lowest: int, highest: int) -> int:
    value = frame.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
        message = f"`{name}` must be a whole number from {lowest} to {highest}."
        raise BadInputError(f"bad_{name}", message)
    return value


def take_choice(frame: Mapping[str, Any], name: str, known: Sequence[str]) -> str:
    value = frame.get(name)
    if value not in known:
        raise BadInputError(f"bad_{name}", f"`{name}` must be one of: {', '.join(known)}.")
    return str(value)


def take_seq(frame: Mapping[str, Any], name: str) -> int:
    value = frame.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < SEQ_CAP:
        raise BadInputError(f"bad_{name}", f"`{name}` must be a whole number from 0.")
    return value


def take_string(frame: Mapping[str, Any], name: str, cap: int = 200) -> str:
    value = frame.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= cap:
        raise BadInputError(f"bad_{name}", f"`{name}` must be a string of 1 to {cap} characters.")
    # A lone surrogate cannot be written to any database.
    return value.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def _too_large(cap: int) -> TooLargeError:
    return TooLargeError("too_large", f"More than {cap // 1024} kB were sent at once.")

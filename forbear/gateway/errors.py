"""What can go wrong in the gateway, and how each side hears of it.

GatewayError
├── BadInputError       what was sent cannot be used
├── UnauthorisedError   nobody is logged in, or the token is not ours
├── ForbiddenError      logged in, but not allowed
├── MissingError        no such thing
├── ConflictError       not as things stand now
│   └── BlockedError    the reply breaks a rule of conduct
├── TooLargeError       more bytes than are read
└── TooManyError        too often
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from forbear.store.conversations import ConversationNotFoundError

log = logging.getLogger(__name__)


class GatewayError(Exception):
    """Something that the sender can hear about: a code for programs, a sentence for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details: dict[str, Any] = {}


class BadInputError(GatewayError):
    pass


class UnauthorisedError(GatewayError):
    pass


class ForbiddenError(GatewayError):
    pass


class MissingError(GatewayError):
    pass


class ConflictError(GatewayError):
    pass


class BlockedError(ConflictError):
    """Carries what the conduct check found."""

    def __init__(self, judged: dict[str, Any]) -> None:
        super().__init__("blocked", "This reply breaks a rule of conduct and was not sent.")
        self.details = {"judged": judged}


class TooLargeError(GatewayError):
    pass


class TooManyError(GatewayError):
    pass


STATUS: dict[type[Exception], int] = {
    BadInputError: 400,
    UnauthorisedError: 401,
    ForbiddenError: 403,
    MissingError: 404,
    ConversationNotFoundError: 404,
    ConflictError: 409,
    TooLargeError: 413,
    TooManyError: 429,
    SQLAlchemyError: 503,
    Exception: 500,
}
HTTP_CODES = {404: "not_found", 405: "method_not_allowed"}


def explain(error: Exception) -> tuple[int, str, str]:
    """The status, code and sentence for an exception; what is our fault is logged."""
    kind = next(kind for kind in STATUS if isinstance(error, kind))
    if isinstance(error, GatewayError):
        return STATUS[kind], error.code, error.message
    if isinstance(error, ConversationNotFoundError):
        return STATUS[kind], "not_found", "There is no such conversation."
    log.error("request failed", exc_info=error)
    if isinstance(error, SQLAlchemyError):
        return STATUS[kind], "unavailable", "The database does not answer. Please try again."
    return STATUS[kind], "internal", "Something went wrong here. Please try again."


def error_frame(error: Exception, frame_id: str | None = None) -> dict[str, Any]:
    _, code, message = explain(error)
    details = error.details if isinstance(error, GatewayError) else {}
    frame = {"type": "error", "code": code, "message": message, **details}
    return {**frame, "id": frame_id} if frame_id else frame


async def answer_error(request: Request, error: Exception) -> JSONResponse:
    status, code, message = explain(error)
    return _error_response(status, code, message)


async def answer_http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = HTTP_CODES.get(error.status_code, "bad_request")
    # Such as `Allow`, which tells what one may ask for instead.
    return _error_response(error.status_code, code, str(error.detail), error.headers)


def _error_response(
    status: int, code: str, message: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers)


HANDLERS: dict[Any, Any] = {
    HTTPException: answer_http_error,
    **{kind: answer_error for kind in STATUS},
}

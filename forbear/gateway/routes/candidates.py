"""Training, proving, promoting and going back, from the trainer's page."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway.candidates import Workshop
from forbear.gateway.errors import ConflictError, MissingError
from forbear.gateway.frames import read_body, take_reason
from forbear.gateway.staff import LoggedIn, teaching, teaching_to_change

PROOFS = ("gate", "compare")


async def candidates(request: Request) -> JSONResponse:
    await teaching(request)
    return JSONResponse(await asyncio.to_thread(_workshop(request).view))


async def train(request: Request) -> JSONResponse:
    found = await teaching_to_change(request)
    return _begun(await _workshop(request).begin("train", "--by", _login(found)))


async def prove(request: Request) -> JSONResponse:
    await teaching_to_change(request)
    name, work = _known(request), request.path_params["work"]
    if work not in PROOFS:
        raise MissingError("not_found", "There is no such proof.")
    return _begun(await _workshop(request).begin(work, name))


async def comparison(request: Request) -> JSONResponse:
    await teaching(request)
    name = _known(request)
    return JSONResponse(await asyncio.to_thread(_workshop(request).comparison, name))


async def promote(request: Request) -> JSONResponse:
    found = await teaching_to_change(request)
    return await _changed(request, found, "promote", _known(request))


async def roll_back(request: Request) -> JSONResponse:
    found = await teaching_to_change(request)
    return await _changed(request, found, "rollback")


async def _changed(request: Request, found: LoggedIn, *words: str) -> JSONResponse:
    reason = take_reason(await read_body(request))
    # One word with its option, so that a reason that begins with a dash stays a reason.
    why = [f"--reason={reason}"] if reason else []
    done = await _workshop(request).change(*words, f"--by={_login(found)}", *why)
    if "error" in done:
        raise ConflictError(str(done["error"]["code"]), "The model was not changed.")
    return JSONResponse(done)


def _begun(complaint: dict[str, Any] | None) -> JSONResponse:
    if complaint:
        raise ConflictError(complaint["code"], "This could not be begun; is another at work?")
    return JSONResponse({"begun": True}, 202)


def _known(request: Request) -> str:
    name: str = request.path_params["candidate"]
    if not _workshop(request).knows(name):
        raise MissingError("not_found", "There is no such candidate.")
    return name


def _workshop(request: Request) -> Workshop:
    return Workshop(request.app.state.settings)


def _login(found: LoggedIn) -> str:
    return str(found.agent.login)


routes = [
    Route("/candidates", candidates),
    Route("/candidates/train", train, methods=["POST"]),
    Route("/candidates/rollback", roll_back, methods=["POST"]),
    Route("/candidates/{candidate}/comparison", comparison),
    Route("/candidates/{candidate}/promote", promote, methods=["POST"]),
    Route("/candidates/{candidate}/{work}", prove, methods=["POST"]),
]

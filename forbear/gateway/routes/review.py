"""The review inbox of the trainer's page."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway.database import Database
from forbear.gateway.errors import BadInputError, MissingError
from forbear.gateway.frames import read_body
from forbear.gateway.review_query import read_filter, take_number
from forbear.gateway.review_views import review_item, reviewed_conversation
from forbear.gateway.staff import teaching, teaching_to_change
from forbear.safety.clean import clean_text
from forbear.safety.personal_data import mask_personal
from forbear.store.base import utc_now
from forbear.store.review_index import count_unindexed, index_conversations
from forbear.store.reviews import (
    MOST_TAGS,
    ReviewFilter,
    find_review,
    list_reviews,
    list_values,
    mark_reviewed,
    set_tags,
)

AT_ONCE = 20
"""Conversations in one transaction, so that customers never wait long for the database."""
PATIENCE = 1.0
"""Seconds of one answer for catching up; the page asks again for the rest."""
DEEPEST = 1_000_000
TAG_CAP = 30


async def reviews(request: Request) -> JSONResponse:
    await teaching(request)
    wanted = read_filter(request.query_params)
    offset = take_number(request.query_params, "offset", 0, DEEPEST) or 0
    database: Database = request.app.state.database
    await _catch_up(database)
    return JSONResponse(await database.run(_page, wanted, offset))


async def review_choices(request: Request) -> JSONResponse:
    await teaching(request)
    return JSONResponse(await request.app.state.database.run(list_values))


async def conversation(request: Request) -> JSONResponse:
    await teaching(request)
    conversation_id = request.path_params["conversation_id"]
    database: Database = request.app.state.database
    return JSONResponse(await database.run(reviewed_conversation, conversation_id))


async def note_review(request: Request) -> JSONResponse:
    found = await teaching_to_change(request)
    body = await read_body(request)
    message_id = int(request.path_params["message_id"])
    work = request.app.state.database.run(_note, message_id, found.agent.id, body)
    return JSONResponse(await work)


async def _catch_up(database: Database) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if await database.run(index_conversations, mask_personal, AT_ONCE, utc_now()) < AT_ONCE:
            return


def _page(session: Session, wanted: ReviewFilter, offset: int) -> dict[str, Any]:
    page = list_reviews(session, wanted, offset=offset)
    return {
        "items": [review_item(each) for each in page.items],
        "total": page.total,
        "offset": offset,
        "unindexed": count_unindexed(session, utc_now()),
    }


def _note(session: Session, message_id: int, agent_id: int, body: dict[str, Any]) -> dict[str, Any]:
    item = find_review(session, message_id)
    if item is None:
        raise MissingError("not_found", "There is no such message to review.")
    if "reviewed" in body:
        mark_reviewed(item, agent_id, body["reviewed"] is True)
    if "tags" in body:
        set_tags(item, _tags(body["tags"]))
    session.flush()
    return review_item(item)


def _tags(given: Any) -> list[str]:
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise BadInputError("bad_tags", "`tags` must be a list of words.")
    tags = [clean_text(each, TAG_CAP).replace(",", " ").strip() for each in given]
    if len(tags) > MOST_TAGS:
        raise BadInputError("bad_tags", f"A message has {MOST_TAGS} tags at most.")
    return [tag for tag in tags if tag]


routes = [
    Route("/reviews", reviews),
    Route("/review-choices", review_choices),
    Route("/reviews/{message_id:int}", note_review, methods=["POST"]),
    Route("/conversations/{conversation_id}", conversation),
]

"""How a customer begins a conversation."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway import chat, tokens, views
from forbear.gateway.errors import BadInputError
from forbear.gateway.frames import read_body, take_string
from forbear.gateway.origins import check_origin


async def conversations(request: Request) -> JSONResponse:
    services = request.app.state
    check_origin(request, services.options.embed_origins)
    address = request.client.host if request.client else "unknown"
    services.conversation_throttle.check(address)
    services.conversation_throttle.count(address)
    body = await read_body(request)
    if body.get("lang", "zh") not in ("zh", "en"):
        raise BadInputError("bad_lang", "`lang` must be zh or en.")
    reference, vouched = None, False
    if body.get("bank_token") is not None:
        reference = tokens.read_customer(body["bank_token"], services.settings.bank_secret)
        vouched = services.options.identity == "token"
    elif body.get("reference") is not None:
        reference = take_string(body, "reference", 32)
    conversation = await services.database.run(
        chat.begin,
        reference=reference,
        language=body.get("lang", "zh"),
        mode=services.options.first_mode,
        vouched=vouched,
    )
    token, expires_at = tokens.sign_conversation(conversation.id, services.settings.secret)
    answer = {
        "conversation_id": conversation.id,
        "token": token,
        "expires_at": views.iso(expires_at),
    }
    return JSONResponse(answer, 201)


routes = [Route("/conversations", conversations, methods=["POST"])]

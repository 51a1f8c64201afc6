"""The demo bank: who one can be, and the bank's signature for it. Served on loopback only."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway import tokens
from forbear.gateway.errors import MissingError
from forbear.gateway.frames import read_body, take_string
from forbear.gateway.origins import check_origin
from forbear.gateway.staff import demo_allowed
from forbear.store.customers import find_customer
from forbear.store.demo_bank import featured_customers


async def customers(request: Request) -> JSONResponse:
    _check_here(request)
    return JSONResponse(await request.app.state.database.run(_customers))


async def bank_token(request: Request) -> JSONResponse:
    services = request.app.state
    _check_here(request)
    check_origin(request)
    reference = take_string(await read_body(request), "reference", 32)
    if await services.database.run(find_customer, reference) is None:
        raise MissingError("no_customer", "The demo bank has no such customer.")
    token = tokens.sign_customer(reference, services.settings.bank_secret)
    return JSONResponse({"bank_token": token})


def _check_here(request: Request) -> None:
    """Behind a proxy anybody could have the bank's signature for any customer."""
    if not demo_allowed(request):
        raise MissingError("not_found", "The demo bank is served on its own machine only.")


def _customers(session: Session) -> list[dict[str, object]]:
    return [asdict(each) for each in featured_customers(session)]


routes = [
    Route("/customers", customers),
    Route("/bank-token", bank_token, methods=["POST"]),
]

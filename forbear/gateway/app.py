"""Puts the gateway together; the only place where its parts are chosen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.orm import sessionmaker
from starlette.applications import Starlette
from starlette.datastructures import State
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Mount

from forbear.gateway import description
from forbear.gateway.canned_replies import ApprovedReplies
from forbear.gateway.clock import Clock
from forbear.gateway.copilot import Copilot
from forbear.gateway.database import Database
from forbear.gateway.draft_check import DraftCheck
from forbear.gateway.duty import Duty
from forbear.gateway.errors import HANDLERS
from forbear.gateway.floor import Floor
from forbear.gateway.headers import SecurityHeaders
from forbear.gateway.hub import Hub
from forbear.gateway.options import Options
from forbear.gateway.overview import Overview
from forbear.gateway.pages import page_routes
from forbear.gateway.pump import Pump
from forbear.gateway.queue import Queue
from forbear.gateway.routes import (
    accounts,
    candidates,
    canned_replies,
    conversations,
    customer,
    customer_socket,
    demo,
    desk_socket,
    floor_socket,
    health,
    lessons,
    log_in,
    outcomes,
    plans,
    reports,
    review,
    stories,
    supervisor,
    timeline,
)
from forbear.gateway.status import CopilotStatus
from forbear.gateway.throttle import Throttle
from forbear.gateway.transcript import Transcript
from forbear.outbound.adapters import LogSender, Sender
from forbear.settings import Settings, is_loopback
from forbear.store.audit_anchors import FILE as ANCHORS

MINUTE = 60.0
LOG_INS_AT_ONCE = 2


def create_app(
    settings: Settings,
    session_factory: sessionmaker,
    copilot: Copilot,
    options: Options | None = None,
    sender: Sender | None = None,
) -> Starlette:
    options = options or Options()
    app = Starlette(
        routes=_routes(settings, options),
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=HANDLERS,
        lifespan=_lifespan,
    )
    services = app.state
    services.settings, services.options, services.copilot = settings, options, copilot
    services.database = Database(session_factory)
    services.sender = sender or LogSender()
    services.hub = Hub()
    services.approved_replies = ApprovedReplies(settings.root)
    services.duty = Duty(services.hub, options.staffed_hours)
    services.overview = Overview(services.database, services.hub)
    services.queue = Queue(services.database, services.hub)
    services.draft_check = DraftCheck(services.database)
    services.transcript = Transcript(
        services.database,
        services.hub,
        (
            services.overview.touch,
            services.draft_check.forget,
            services.queue.touch,
            lambda conversation_id: services.floor.touch(conversation_id),
        ),
    )
    services.conversation_throttle = Throttle(options.conversations_per_minute, MINUTE)
    services.log_in_throttle = Throttle(options.log_in_failures, 15 * MINUTE)
    services.address_throttle = Throttle(options.address_failures, 15 * MINUTE)
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    services = app.state
    # These belong to the running loop, so they are made in it.
    services.log_in_gate = asyncio.Semaphore(LOG_INS_AT_ONCE)
    services.status = CopilotStatus(services.copilot, services.hub, services.options.probe_every)
    services.floor = Floor(services.database, services.hub, is_loopback(services.settings.host))
    services.draft_check.warm()
    services.pump = Pump(
        services.database,
        services.transcript,
        services.hub,
        services.copilot,
        services.status,
        services.options,
    )
    await services.pump.start()
    tasks = [
        asyncio.create_task(_clock(services).run()),
        asyncio.create_task(services.duty.watch(services.database)),
        asyncio.create_task(services.floor.watch()),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await services.queue.stop()
        await services.pump.stop()
        await services.copilot.close()
        services.database.close()


def _clock(services: State) -> Clock:
    options, anchors = services.options, services.settings.var / ANCHORS
    return Clock(services.database, services.sender, anchors, options.round_every)


def _routes(settings: Settings, options: Options) -> list[BaseRoute]:
    embed = Middleware(
        CORSMiddleware,
        allow_origins=options.embed_origins,
        allow_methods=["GET", "POST"],
        allow_headers=["content-type"],
    )
    customers = Mount("/customer", routes=customer.routes, middleware=[embed])
    api: list[BaseRoute] = [customers, *log_in.routes, *conversations.routes, *plans.routes]
    api += [
        *timeline.routes,
        *canned_replies.routes,
        *outcomes.routes,
        *reports.routes,
        *description.routes,
    ]
    teaching = [*review.routes, *lessons.routes, *stories.routes, *candidates.routes]
    api.append(Mount("/trainer", routes=teaching))
    api.append(Mount("/supervisor", routes=[*supervisor.routes, *accounts.routes]))
    if settings.demo:
        api.append(Mount("/demo", routes=demo.routes))
    return [
        *health.routes,
        *customer_socket.routes,
        *desk_socket.routes,
        *floor_socket.routes,
        Mount("/api", routes=api),
        *page_routes(settings.root / "web", settings.demo, options.embed_origins, embed),
    ]

"""Which pages may speak to the gateway."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from forbear.gateway.errors import ForbiddenError


def check_origin(connection: HTTPConnection, embed_origins: tuple[str, ...] = ()) -> None:
    """Refuse what a browser sends for another site's page; what is no browser names no origin."""
    origin = connection.headers.get("origin")
    if origin is None or origin in embed_origins:
        return
    if origin == "null" or urlsplit(origin).netloc != connection.headers.get("host"):
        raise ForbiddenError("wrong_origin", "This page may not speak to the gateway.")

"""Serves the pages and modules under web/, each page with a policy for its own inline scripts."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from functools import lru_cache
from pathlib import Path

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from forbear.gateway.headers import content_policy
from forbear.gateway.slim import slim

VENDOR = "vendor"
FOLDERS = ("shared", VENDOR, "widget", "desk", "trainer", "supervisor", "reports")
DEMO_FOLDER = "demo"
EMBEDDABLE = ("widget", DEMO_FOLDER)
FRONT_PAGE = "index.html"
_INLINE = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


class Pages(StaticFiles):
    """Static files that are asked for anew each time, so that an update shows at once."""

    def __init__(self, folder: Path, ancestors: tuple[str, ...], ours: bool = True) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self._ancestors = ancestors
        self._ours = ours

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        if str(full_path).endswith(".js") and self._ours:
            response = _slimmed(response, full_path, stat_result.st_mtime_ns)
        response.headers["cache-control"] = "no-cache"
        if str(full_path).endswith(".html"):
            hashes = inline_script_hashes(Path(full_path).read_bytes())
            policy = content_policy(hashes, self._ancestors)
            response.headers["content-security-policy"] = policy
        return response


def page_routes(
    web: Path, demo: bool, embed_origins: tuple[str, ...], embed: Middleware
) -> list[BaseRoute]:
    """A route for each folder that is meant for browsers, and the demo bank's front page."""
    ancestors = ("'self'", *embed_origins)
    folders = (*FOLDERS, DEMO_FOLDER) if demo else FOLDERS
    routes: list[BaseRoute] = [
        Mount(
            f"/{folder}",
            Pages(web / folder, ancestors if folder in EMBEDDABLE else (), folder != VENDOR),
            # Files alone: what is about people is not packed beside what a stranger may choose.
            middleware=[embed, Middleware(GZipMiddleware)],
        )
        for folder in folders
    ]
    if demo:
        pages = Pages(web, ancestors)

        async def front_page(request: Request) -> Response:
            return await pages.get_response(FRONT_PAGE, request.scope)

        routes.append(Route("/", front_page))
    return routes


def _slimmed(response: Response, path: str | os.PathLike[str], changed: int) -> Response:
    """The same answer with less to load; one that says "as before" stays as it is."""
    if response.status_code != 200:
        return response
    kept = {name: response.headers[name] for name in ("etag", "last-modified")}
    return Response(_slim_file(Path(path), changed), headers=kept, media_type="text/javascript")


@lru_cache(maxsize=500)
def _slim_file(path: Path, changed: int) -> bytes:
    """`changed` is when, so that an update is read anew."""
    return slim(path.read_text("utf-8")).encode()


def inline_script_hashes(page: bytes) -> tuple[str, ...]:
    """What a policy must name so that the page's own inline scripts, such as an import map, run."""
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE.findall(page)
    )

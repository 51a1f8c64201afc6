"""The description of the HTTP API as an OpenAPI document, put together from openapi/*.yml.

A file there has `paths`, `schemas`, `parameters` and `sockets`. It is written short: a `$ref` is a
bare name, and each operation says in `x-for` who may call it. What every operation shares is added
here: the errors, the log-in, and the header that a change by the staff needs.
tests/gateway/test_roles.py holds that each route of the gateway is described, and tries each with
every role.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway.roles import DESK_ROLES, LEADERS, SENIORS, TRAINERS
from forbear.gateway.staff import COOKIE, CSRF_HEADER

FOLDER = Path(__file__).parent / "openapi"
DEMO = "/api/demo/"
EVERYBODY, CUSTOMERS = "everybody", "customers"
FOR: dict[str, tuple[str, ...]] = {
    EVERYBODY: (),
    CUSTOMERS: (),
    "staff": tuple(dict.fromkeys((*DESK_ROLES, *TRAINERS))),
    "desk": DESK_ROLES,
    "leaders": LEADERS,
    "seniors": SENIORS,
    "admins": ("admin",),
    "trainers": TRAINERS,
}
"""Who may call an operation, as the roles that its `x-for` comes to."""
Document = dict[str, Any]


async def description(request: Request) -> JSONResponse:
    return JSONResponse(api_description(request.app.state.settings.demo))


@lru_cache(maxsize=2)
def api_description(demo: bool) -> Document:
    """The whole document; without the demo bank where that is not served."""
    parts: dict[str, Document] = {"paths": {}, "schemas": {}, "parameters": {}, "sockets": {}}
    for file in sorted(FOLDER.glob("*.yml")):
        for name, found in yaml.safe_load(file.read_text("utf-8")).items():
            parts[name].update(found)
    for path, operations in parts["paths"].items():
        for method, operation in operations.items():
            _complete(operation, path, method)
    _point(parts)
    paths = {k: v for k, v in parts["paths"].items() if demo or not k.startswith(DEMO)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Forbear", "version": "1", "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "x-sockets": parts["sockets"],
        "components": {
            "schemas": parts["schemas"],
            "parameters": parts["parameters"],
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
                "csrf": {"type": "apiKey", "in": "header", "name": CSRF_HEADER},
            },
        },
    }


def _complete(operation: Document, path: str, method: str) -> None:
    """Bodies and answers in full, and what all operations share."""
    audience = FOR[operation["x-for"]]
    operation["operationId"] = f"{method}{path.replace('/', '_').replace('{', '').replace('}', '')}"
    if "requestBody" in operation:
        operation["requestBody"] = {"required": True, **_json(operation["requestBody"])}
    told = {**operation["responses"], "4XX": {"$ref": "Error"}}
    told.setdefault("503", {"$ref": "Error"})
    operation["responses"] = {
        status: {
            "description": _SAID.get(status, "The answer"),
            **(_json(schema) if schema else {}),
        }
        for status, schema in told.items()
    }
    if audience:
        changes: dict[str, list[str]] = {"csrf": []} if method != "get" else {}
        operation["security"] = [{"session": [], **changes}]


_SAID = {"4XX": "Refused, with the reason", "503": "The database does not answer"}


def _content(schema: Document | None) -> Document:
    """Nothing, a file of another kind, or JSON as nearly always."""
    return (schema if "content" in schema else _json(schema)) if schema else {}


def _json(schema: Document) -> Document:
    return {"content": {"application/json": {"schema": schema}}}


def _point(parts: dict[str, Document]) -> None:
    """Make whole references of the bare names."""

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            name = node.get("$ref")
            if isinstance(name, str) and not name.startswith("#"):
                kind = "parameters" if name in parts["parameters"] else "schemas"
                node["$ref"] = f"#/components/{kind}/{name}"
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(parts)


routes = [Route("/openapi.json", description)]

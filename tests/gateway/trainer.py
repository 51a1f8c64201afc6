"""The trainer's page, as its requests look to the gateway."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass
class Trainer:
    """Somebody logged in to teach."""

    http: httpx.AsyncClient
    csrf: str

    async def get(self, path: str) -> Any:
        answer = await self.http.get(f"/api/trainer/{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, **body: Any) -> httpx.Response:
        headers = {"x-csrf-token": self.csrf}
        return await self.http.post(f"/api/trainer/{path}", json=body, headers=headers)


@asynccontextmanager
async def teaching(url: str, login: str, password: str) -> AsyncIterator[Trainer]:
    async with httpx.AsyncClient(
        verify=False, base_url=url, headers={"origin": url}, timeout=60.0
    ) as http:
        body = {"login": login, "password": password, "place": "trainer"}
        answer = await http.post("/api/login", json=body)
        assert answer.status_code == 200, answer.text
        yield Trainer(http, answer.json()["csrf"])

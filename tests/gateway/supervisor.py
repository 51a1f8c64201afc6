"""A supervisor's browser on the floor, and staff who are not supervisors."""

from __future__ import annotations

from typing import Any

import httpx

from tests.gateway.people import PATIENCE, Agent, Visits


class Supervisor(Agent):
    """A floor."""

    async def floor(self, **wanted: Any) -> dict[str, Any]:
        """The next state of the floor in which these keys have these values."""
        return await self.hear("floor", **wanted)

    async def staff(self, name: str, **wanted: Any) -> dict[str, Any]:
        """A colleague, once the floor shows them with these values."""
        while True:
            for each in (await self.hear("floor"))["staff"]:
                if each["name"] == name and all(each[k] == v for k, v in wanted.items()):
                    found: dict[str, Any] = each
                    return found

    async def post(self, path: str, **body: Any) -> httpx.Response:
        headers = {"X-CSRF-Token": self.csrf}
        return await self.http.post(f"/api/supervisor{path}", json=body, headers=headers)


async def supervisor(visits: Visits, login: str = "chen") -> Supervisor:
    http = httpx.AsyncClient(
        verify=False, timeout=PATIENCE, base_url=visits.url, headers={"origin": visits.url}
    )
    body = {"login": login, "password": visits.passwords[login], "place": "supervisor"}
    answer = await http.post("/api/login", json=body)
    assert answer.status_code == 200, answer.text
    headers = {"Cookie": f"forbear_session={http.cookies['forbear_session']}"}
    found = Supervisor(await visits.open("/ws/floor", extra_headers=headers, origin=visits.url))
    found.http, found.csrf = http, answer.json()["csrf"]
    found.me = {key: answer.json()["agent"][key] for key in ("id", "name")}
    visits.here.append(found)
    await found.hear("welcome")
    return found

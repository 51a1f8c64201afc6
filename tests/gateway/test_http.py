"""What the gateway answers over HTTP, and to whom it does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from forbear.gateway.options import Options
from tests.gateway.people import Visits
from tests.gateway.server import Server

EMBED = "https://www.bank.example"


async def test_nothing_of_the_demo_is_there_without_it(
    make_gateway: Callable[..., Server],
) -> None:
    plain = make_gateway(demo=False)

    async with httpx.AsyncClient(verify=False, base_url=plain.url) as http:
        for path in ("/", "/demo/demo-page.js", "/api/demo/customers"):
            answer = await http.get(path)
            assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found"), path
        answer = await http.post("/api/demo/bank-token", json={"reference": "CN62081001"})
        assert answer.status_code == 404


async def test_process_that_lives_says_so_and_what_it_lacks(http: httpx.AsyncClient) -> None:
    assert (await http.get("/health")).json() == {"alive": True}

    ready = await http.get("/ready")

    assert ready.status_code == 200
    assert ready.json()["copilot"] == "down"


async def test_gateway_without_pages_is_not_ready(
    make_gateway: Callable[..., Server], tmp_path: Path
) -> None:
    empty = make_gateway(root=tmp_path)

    async with httpx.AsyncClient(verify=False, base_url=empty.url) as http:
        answer = await http.get("/ready")

    assert (answer.status_code, answer.json()["pages"]) == (503, False)


@pytest.mark.parametrize("path", ["/health", "/api/me", "/no-such-page", "/desk/", "/"])
async def test_every_answer_carries_the_security_headers(
    http: httpx.AsyncClient, path: str
) -> None:
    headers = (await http.get(path)).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    expected = "no-cache" if path in ("/desk/", "/") else "no-store"
    assert headers["cache-control"] == expected


async def test_only_pages_with_the_widget_may_be_framed_and_only_by_the_bank(
    make_gateway: Callable[..., Server],
) -> None:
    embedded = make_gateway(options=Options(embed_origins=(EMBED,)))

    async with httpx.AsyncClient(
        verify=False, base_url=embedded.url, headers={"origin": EMBED}
    ) as http:
        front, desk = await http.get("/"), await http.get("/desk/")
        module = await http.get("/widget/forbear-chat.js")
        begun = await http.post("/api/customer/conversations", json={"lang": "en"})
        foreign = await http.get(
            "/widget/forbear-chat.js", headers={"origin": "https://evil.example"}
        )

    assert f"frame-ancestors 'self' {EMBED}" in front.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in desk.headers["content-security-policy"]
    assert module.headers["access-control-allow-origin"] == EMBED
    assert (begun.status_code, begun.headers["access-control-allow-origin"]) == (201, EMBED)
    assert "access-control-allow-origin" not in foreign.headers


async def test_files_outside_the_pages_are_out_of_reach(http: httpx.AsyncClient) -> None:
    for path in (
        "/shared/../../pyproject.toml",
        "/shared/%2e%2e/%2e%2e/pyproject.toml",
        "/index.html",
    ):
        assert (await http.get(path)).status_code == 404, path


async def test_conversation_is_read_in_full_by_an_agent(visits: Visits, copilot: Server) -> None:
    customer, agent = await visits.customer(), await visits.agent()
    await customer.write("hello")
    await customer.hear_line("bot: hello")

    found: dict[str, Any] = (
        await agent.http.get(f"/api/conversations/{customer.conversation_id}")
    ).json()
    listed = (await agent.http.get("/api/conversations")).json()["conversations"]
    missing = await agent.http.get("/api/conversations/nobody")

    assert [each["text"] for each in found["messages"]] == ["hello", "bot: hello"]
    assert found["messages"][0]["understanding"]["hostility"]["level"] == 2
    assert found["account"] is None
    assert listed == [found["conversation"]]
    assert missing.status_code == 404

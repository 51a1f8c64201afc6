"""The gateway as a process of its own: killed in the middle, started again, nothing lost."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
import websockets

from forbear.gateway.__main__ import with_passing_secrets
from forbear.settings import ROOT
from forbear.store.agents import DEMO_LOGINS
from tests.gateway.people import Customer, Visits
from tests.gateway.server import free_port

SECRETS = {
    "FORBEAR_SECRET": "s" * 32,
    "FORBEAR_COPILOT_SECRET": "c" * 32,
    "FORBEAR_BANK_SECRET": "b" * 32,
}


class Process:
    """One gateway that can be killed and started anew on the same port and data."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = free_port()
        self.log = var / "gateway.log"
        self.running: subprocess.Popen[bytes] | None = None

    def start(self, **environ: str) -> None:
        settings = {
            "FORBEAR_VAR": str(self.var),
            "FORBEAR_PORT": str(self.port),
            "FORBEAR_RASA_URL": f"http://127.0.0.1:{free_port()}",
        }
        command = [sys.executable, "-m", "forbear.gateway"]
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **SECRETS, **settings, **environ}, stderr=log
            )
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            assert self.running.poll() is None, self.log.read_text()
            with suppress(httpx.HTTPError):
                ready = httpx.get(f"http://127.0.0.1:{self.port}/ready", verify=False)
                if ready.status_code == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    def stop(self, how: signal.Signals) -> int:
        assert self.running is not None
        self.running.send_signal(how)
        return self.running.wait(30)


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    gateway = Process(tmp_path)
    yield gateway
    if gateway.running and gateway.running.poll() is None:
        gateway.running.kill()
        gateway.running.wait()


async def write_until_dead(customer: Customer, acknowledged: list[str]) -> list[str]:
    """Write line after line; which of them were sent."""
    sent: list[str] = []
    with suppress(websockets.ConnectionClosed):
        for number in range(10_000):
            sent.append(f"line-{number}")
            await customer.send("message", id=sent[-1], text=sent[-1])
            ack = await customer.hear("ack", id=sent[-1])
            acknowledged.append(ack["id"])
    return sent


async def test_killed_gateway_loses_and_doubles_no_acknowledged_line(process: Process) -> None:
    process.start()
    visits = Visits(process.port, {})
    customer = await visits.customer()
    acknowledged: list[str] = []
    writing = asyncio.create_task(write_until_dead(customer, acknowledged))
    while len(acknowledged) < 10:
        await asyncio.sleep(0.01)

    process.stop(signal.SIGKILL)
    sent = await writing
    process.start()
    again = await visits.returning(customer.conversation_id, customer.token)
    kept = again.lines("customer")
    for line in sent:
        await again.write(line, line)
    whole = await visits.returning(customer.conversation_id, customer.token)

    assert kept[: len(acknowledged)] == acknowledged
    assert whole.lines("customer") == sent
    await visits.all_leave()


async def test_logs_tell_what_happened_and_never_what_was_said(process: Process) -> None:
    process.start()
    visits = Visits(process.port, json.loads((process.var / DEMO_LOGINS).read_text()))
    customer, agent = await visits.customer(), await visits.agent()
    await customer.write("purple elephants")
    await customer.send("message", id="x", text="")
    await agent.send("watch", conversation_id=customer.conversation_id)
    await customer.silence()
    await visits.all_leave()

    assert process.stop(signal.SIGTERM) in (0, -signal.SIGTERM)

    lines = [json.loads(line) for line in process.log.read_text().splitlines()]
    assert all({"at", "level", "from", "says"} <= set(line) for line in lines)
    said = process.log.read_text()
    assert "elephants" not in said
    assert customer.token not in said


async def test_gateway_that_lacks_a_setting_says_which(tmp_path: Path) -> None:
    environ = {**os.environ, "FORBEAR_VAR": str(tmp_path), "FORBEAR_HOST": "0.0.0.0"}
    command = [sys.executable, "-m", "forbear.gateway"]

    ended = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60
    )

    assert ended.returncode == 2
    assert "FORBEAR_SECRET" in ended.stderr


def test_secrets_are_made_up_on_ones_own_machine_only() -> None:
    own = with_passing_secrets({"FORBEAR_SECRET": "kept"})

    assert own["FORBEAR_SECRET"] == "kept"
    assert len(own["FORBEAR_COPILOT_SECRET"]) >= 32
    assert "FORBEAR_SECRET" not in with_passing_secrets({"FORBEAR_HOST": "0.0.0.0"})

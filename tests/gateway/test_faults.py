"""The gateway killed and the copilot gone, again and again, while 20 customers talk."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from forbear.store.agents import DEMO_LOGINS
from forbear.store.tables import Message
from tests.e2e.weather import Weather
from tests.gateway.copilot_stand_in import SECRET, StandIn
from tests.gateway.server import Server, free_port
from tests.gateway.test_main import Process

SECONDS = 8.0


class Ground:
    """A gateway of its own process, beside a copilot that can go away."""

    def __init__(self, var: Path) -> None:
        self.process, self.stand_in, self._rasa = Process(var), StandIn(), free_port()
        self._copilot: Server | None = None
        self._engine = create_engine(
            f"sqlite:///file:{var}/forbear.db?mode=ro&uri=true", future=True
        )
        for name in ("copilot", "gateway"):
            self.wait_until_back(name)

    @property
    def port(self) -> int:
        return self.process.port

    @property
    def passwords(self) -> dict[str, str]:
        found: dict[str, str] = json.loads((self.process.var / DEMO_LOGINS).read_text("utf-8"))
        return found

    def kill(self, name: str) -> None:
        """The gateway comes back at once; the copilot the next time that it is asked to go."""
        if name == "gateway":
            self.process.stop(signal.SIGKILL)
        elif self._copilot is not None:
            self._copilot.stop()
            self._copilot = None
            return
        self.wait_until_back(name)

    def wait_until_back(self, name: str) -> None:
        if name == "copilot":
            self._copilot = self._copilot or Server(self.stand_in.app(), self._rasa).start()
        elif self.process.running is None or self.process.running.poll() is not None:
            self.process.start(
                FORBEAR_RASA_URL=f"http://127.0.0.1:{self._rasa}", FORBEAR_COPILOT_SECRET=SECRET
            )

    def stored(self, conversation_id: str) -> Sequence[Message]:
        query = select(Message).where(Message.conversation_id == conversation_id)
        with Session(self._engine, future=True, expire_on_commit=False) as session:
            return list(session.execute(query.order_by(Message.seq)).scalars())

    def stop(self) -> None:
        self._engine.dispose()
        self.process.stop(signal.SIGKILL)
        if self._copilot is not None:
            self._copilot.stop()


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    ground = Ground(tmp_path)
    yield ground
    ground.stop()


async def test_every_acknowledged_line_is_in_every_view_once_and_in_order(ground: Ground) -> None:
    weather = Weather(SECONDS, 7, ("gateway", "copilot"), kills_every=(1.0, 3.0))

    desk = await weather.come_over(ground, ground.stored)
    print(weather.told(desk))
    fresh = await weather.seen_anew(ground.port)

    weather.check(desk, fresh, ground.stored)
    for customer in weather.customers:
        heard: dict[str, str] = {}
        for path, body in ground.stand_in.asked:
            if path == "turn" and body["conversation_id"] == customer.conversation_id:
                # At least once: what was asked again is known by its id.
                heard.setdefault(body["message_id"], body["text"])
        assert list(heard.values()) == list(customer.acknowledged.values())

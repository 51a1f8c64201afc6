"""A gateway beside a stand-in of the assistant, for what the desk does whatever is suggested."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from forbear.gateway.app import create_app
from forbear.gateway.copilot import Copilot
from forbear.gateway.options import Options
from forbear.settings import ROOT, Settings
from forbear.store.agents import ensure_demo_agents, find_agent
from forbear.store.base import utc_now
from forbear.store.demo_bank import build_demo_bank
from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.tables import Conversation
from tests.gateway.copilot_stand_in import SECRET, StandIn
from tests.gateway.people import Agent, Customer, Visits
from tests.gateway.server import Server, free_port
from tests.gateway.supervisor import supervisor

T = TypeVar("T")


class GatewayAlone:
    """In this process, with a database of its own; there in a second."""

    def __init__(self, var: Path, root: Path = ROOT) -> None:
        url = f"sqlite:///{var / 'forbear.db'}"
        migrate(url)
        self.open_session = make_session_factory(make_engine(url))
        with self.open_session.begin() as session:
            build_demo_bank(session, utc_now().date())
            self.passwords = ensure_demo_agents(session, var)
        self.assistant = StandIn()
        rasa = free_port()
        settings = Settings(
            root=root,
            var=var,
            database_url=url,
            host="127.0.0.1",
            port=0,
            rasa_url=f"http://127.0.0.1:{rasa}",
            actions_url="http://127.0.0.1:9/webhook",
            secret="s" * 32,
            copilot_secret=SECRET,
            bank_secret="b" * 32,
            demo=True,
        )
        copilot = Copilot(settings.rasa_url, SECRET)
        options = Options(probe_every=0.1)
        self._assistant = Server(self.assistant.app(), rasa).start()
        self._gateway = Server(create_app(settings, self.open_session, copilot, options)).start()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._visits = Visits(self._gateway.port, self.passwords)

    @property
    def url(self) -> str:
        return self._gateway.url

    def stop_gateway(self) -> None:
        self._gateway.stop()

    def stop(self) -> None:
        self.wait(self._visits.all_leave())
        self.stop_gateway()
        self._assistant.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)

    def customer(self, lang: str = "en", verified: bool = True) -> Customer:
        """Somebody of the demo bank who has come to talk."""
        reference = "CN62081002" if lang == "zh" else "UK44201002"
        customer = self.wait(self._visits.customer(lang, reference=reference))
        if verified:
            with self.open_session.begin() as session:
                row = session.get(Conversation, customer.conversation_id)
                row.verified_until = utc_now() + timedelta(minutes=30)
        return customer

    def colleague(self, login: str = "lin") -> Agent:
        """Somebody at another desk, without a browser."""
        return self.wait(self._visits.agent(login))

    def write(self, customer: Customer, text: str) -> None:
        self.wait(customer.write(text))

    def hear_line(self, customer: Customer, text: str) -> None:
        self.wait(customer.hear_line(text))

    def give(self, conversation_id: str, login: str) -> None:
        """A supervisor gives a conversation to somebody whose desk is open."""
        self.wait(self._give(conversation_id, login))

    async def _give(self, conversation_id: str, login: str) -> None:
        with self.open_session() as session:
            agent = find_agent(session, login)
            assert agent is not None
        chen = await supervisor(self._visits)
        await chen.send("reassign", to=agent.id, conversation_id=conversation_id)
        await chen.close()

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        """The customer lives in a loop of their own, beside the browser's."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

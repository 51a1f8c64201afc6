"""`forbear up`: everything on one machine, supervised, with one command."""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import sys
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import httpx

from forbear.commands.progress import step
from forbear.commands.train import ensure_models, ensure_reply_model
from forbear.keys import ensure_secrets
from forbear.settings import Settings
from forbear.supervisor import Probe, Service, Supervisor, say
from forbear.training.live_models import LiveModels
from forbear.training.model import TrainingError, source_digest


def add_to(commands: Any) -> None:
    summary = "start everything: train where due, then assistant, actions and gateway"
    parser = commands.add_parser("up", help=summary, description=summary.capitalize() + ".")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    os.umask(0o077)  # conversations and secrets are nobody else's on this machine
    var = Settings.var_from(os.environ)
    environ = {**os.environ, **ensure_secrets(var, os.environ)}
    settings = Settings.from_environ(environ)
    taken = [port for port in _ports(settings) if not _is_free(port)]
    if taken:
        say(
            f"forbear up: port {', '.join(map(str, taken))} is in use. Stop what listens there, or"
            " set FORBEAR_PORT, FORBEAR_RASA_URL and FORBEAR_ACTIONS_URL to free ones."
        )
        return 1
    try:
        model = _model_to_serve(var)
        ensure_reply_model()
    except TrainingError as error:
        say(f"forbear up: {error}")
        return 1
    with step("preparing the database"):
        logins = _prepare_database(settings)
    supervisor = Supervisor(_services(settings, model, environ), settings.root, say)
    return asyncio.run(supervisor.run(lambda: _welcome(settings, logins)))


def _model_to_serve(var: Path) -> Path:
    """What was promoted, else the model of the files as they stand, trained where that is due."""
    models = LiveModels(var / "trainer")
    served, live = models.served(), models.live()
    if served is None or live is None:
        if live is not None:
            say(f"{live.model}, which was promoted, does not fit the code any more.")
        return ensure_models()[1][0]
    say(f"serving {live.model}, {live.how.replace('_', ' ')} by {live.by} on {live.since[:10]}")
    if live.digest != source_digest():
        say("  data/ is another since: `forbear candidate train` makes a model of it to promote,")
        say("  `forbear train` makes one that is served from the next start on")
    return served


def _prepare_database(settings: Settings) -> dict[str, str]:
    from forbear.store.agents import ensure_demo_agents
    from forbear.store.demo_bank import build_demo_bank
    from forbear.store.session import make_engine, make_session_factory, migrate

    migrate(settings.database_url)
    if not settings.demo:
        return {}
    engine = make_engine(settings.database_url)
    with make_session_factory(engine)() as session, session.begin():
        build_demo_bank(session, datetime.now(timezone.utc).date())
        logins = ensure_demo_agents(session, settings.var)
    engine.dispose()
    return logins


def _services(settings: Settings, model: Path, environ: Mapping[str, str]) -> list[Service]:
    logs = settings.var / "log"
    environment = {
        **{k: environ[k] for k in environ if k.startswith("FORBEAR_")},
        "FORBEAR_DATABASE_URL": settings.database_url,
        "FORBEAR_VAR": str(settings.var),
        "PYTHONPATH": str(settings.root),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "OMP_NUM_THREADS": "1",
        "LOG_LEVEL": "WARNING",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
        "PYTHONUNBUFFERED": "1",
    }
    actions_port, rasa_port = _port_of(settings.actions_url), _port_of(settings.rasa_url)
    endpoints, models = _endpoints(settings), LiveModels(settings.var / "trainer")

    def rasa_command() -> list[str]:
        live = models.served() or model  # a promotion while we run holds for a restart, too
        return (
            [sys.executable, "-m", "rasa", "run", "--model", str(live), "--credentials"]
            + [str(settings.root / "credentials.yml"), "--endpoints", str(endpoints)]
            + ["--interface", "127.0.0.1", "--port", str(rasa_port)]
        )

    actions_command = [sys.executable, "-m", "actions", "--port", str(actions_port)]
    gateway_host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host
    copilot = {"Authorization": f"Bearer {settings.copilot_secret}"}
    return [
        Service(
            "actions",
            lambda: actions_command,
            environment,
            answers(f"http://127.0.0.1:{actions_port}/health"),
            logs / "actions.log",
        ),
        Service(
            "assistant",
            rasa_command,
            environment,
            answers(f"{settings.rasa_url}/webhooks/copilot/ready", copilot),
            logs / "assistant.log",
        ),
        Service(
            "gateway",
            lambda: [sys.executable, "-m", "forbear.gateway"],
            environment,
            answers(f"http://{gateway_host}:{settings.port}/ready"),
            logs / "gateway.log",
        ),
    ]


def answers(url: str, headers: Mapping[str, str] | None = None) -> Probe:
    """A probe that holds when the address answers with 200."""

    async def probe() -> bool:
        try:
            async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
                return (await client.get(url, headers=dict(headers or {}))).status_code == 200
        except httpx.HTTPError:
            return False

    return probe


def _endpoints(settings: Settings) -> Path:
    """Rasa's endpoints with the addresses of this run; the repository's own are the defaults."""
    text = (settings.root / "endpoints.yml").read_text(encoding="utf-8")
    path = settings.var / "run" / "endpoints.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("http://127.0.0.1:5055/webhook", settings.actions_url), "utf-8")
    return path


def _welcome(settings: Settings, logins: Mapping[str, str]) -> None:
    address = f"http://{settings.host}:{settings.port}"
    say("")
    say("Forbear is up. Ctrl-C stops it.")
    if settings.demo:
        say(f"  customers   {address}/        the demo bank's page, with the chat")
    say(f"  agents      {address}/desk/")
    say(f"  trainers    {address}/trainer/")
    say(f"  supervisors {address}/supervisor/")
    say(f"  reports     {address}/reports/")
    for login, password in logins.items():
        say(f"              log in as {login:<6} with {password}")
    if not logins:
        say("              log-ins are made with: forbear agent add NAME --role admin")
    say(f"  logs        {settings.var / 'log'}")


def _ports(settings: Settings) -> list[int]:
    return [settings.port, _port_of(settings.rasa_url), _port_of(settings.actions_url)]


def _port_of(url: str) -> int:
    return httpx.URL(url).port or 80


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0

"""`python -m forbear.gateway`: brings the database up to date and serves."""

from __future__ import annotations

import logging
import os
import secrets
import sys
from collections.abc import Mapping

import uvicorn
from sqlalchemy.orm import sessionmaker

from forbear.gateway.app import create_app
from forbear.gateway.copilot import Copilot
from forbear.gateway.logs import start_logging
from forbear.gateway.options import Options
from forbear.outbound.adapters import Sender, sender_from
from forbear.rules.policy_file import PolicyError
from forbear.settings import Settings, SettingsError, is_loopback
from forbear.store.account_source import SourceError, load_source, session_info
from forbear.store.agents import ensure_demo_agents
from forbear.store.base import utc_now
from forbear.store.demo_bank import build_demo_bank
from forbear.store.plan_policies import policy_info
from forbear.store.session import make_engine, make_session_factory, migrate

log = logging.getLogger("forbear.gateway")
SECRETS = ("FORBEAR_SECRET", "FORBEAR_COPILOT_SECRET", "FORBEAR_BANK_SECRET")
LARGEST_FRAME = 1024 * 1024


def main() -> int:
    start_logging()
    environ = with_passing_secrets(os.environ)
    try:
        settings, options = Settings.from_environ(environ), Options.from_environ(environ)
        sender = sender_from(environ)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    # The database and the log-ins are for this account only.
    os.umask(0o077)
    try:
        sessions = prepare_database(settings)
    except (SourceError, PolicyError) as error:
        print(error, file=sys.stderr)
        return 2
    serve(settings, options, sessions, sender)
    return 0


def prepare_database(settings: Settings) -> sessionmaker:
    """Bring it up to date, and fill it where it is the demo's."""
    source = load_source(settings.account_source)
    policies = policy_info(settings.plan_policy)
    migrate(settings.database_url)
    engine = make_engine(settings.database_url)
    session_factory = make_session_factory(engine, {**session_info(source), **policies})
    if settings.demo:
        with session_factory.begin() as session:
            build_demo_bank(session, utc_now().date())
            ensure_demo_agents(session, settings.var)
    return session_factory


def serve(
    settings: Settings, options: Options, session_factory: sessionmaker, sender: Sender
) -> None:
    copilot = Copilot(settings.rasa_url, settings.copilot_secret)
    uvicorn.run(
        create_app(settings, session_factory, copilot, options, sender),
        host=settings.host,
        port=settings.port,
        # Beside Rasa's pin of the websockets package, uvicorn's default does not import.
        ws="wsproto",
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )


def with_passing_secrets(environ: Mapping[str, str]) -> dict[str, str]:
    """On one's own machine the gateway starts alone: what is missing is made for this run."""
    missing = [name for name in SECRETS if name not in environ]
    if not missing or not is_loopback(environ.get("FORBEAR_HOST", "127.0.0.1")):
        return dict(environ)
    log.warning("made for this run only: %s", ", ".join(missing))
    return {**environ, **{name: secrets.token_urlsafe(32) for name in missing}}


if __name__ == "__main__":
    sys.exit(main())

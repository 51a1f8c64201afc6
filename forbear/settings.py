"""Every setting, read once from the environment; docs/settings.md describes each."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BANK_NAMES = {"zh": "港湾银行", "en": "Harbour Bank"}
DATABASE = "forbear.db"
ACCOUNT_SOURCE = "forbear.store.account_source:StoredAccounts"
RASA_URL = "http://127.0.0.1:5005"
ACTIONS_URL = "http://127.0.0.1:5055/webhook"


class SettingsError(ValueError):
    """A setting is missing or cannot be used; the message says which and how to mend it."""


@dataclass(frozen=True)
class Settings:
    """Where things are and which secrets bind them together."""

    root: Path
    var: Path
    database_url: str
    host: str
    port: int
    rasa_url: str
    actions_url: str
    secret: str
    """Signs the tokens of conversations."""
    copilot_secret: str
    """Proves to the copilot channel that it is the gateway that calls."""
    bank_secret: str
    """Shared with the bank's page, which signs who is logged in."""
    demo: bool
    """Whether the demo bank, its page and its log-ins are served; only ever true on loopback."""
    account_source: str = ACCOUNT_SOURCE
    """The class that the figures of accounts are read from."""
    plan_policy: Path | None = None
    """The file of the bank's own plan policies; None for the samples."""

    @staticmethod
    def var_from(environ: Mapping[str, str]) -> Path:
        """The folder of everything that this installation keeps."""
        return Path(environ.get("FORBEAR_VAR", ROOT / "var")).resolve()

    @classmethod
    def database_url_from(cls, environ: Mapping[str, str]) -> str:
        """The address of the database that all parts share."""
        return environ.get("FORBEAR_DATABASE_URL", f"sqlite:///{cls.var_from(environ) / DATABASE}")

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Settings:
        var = cls.var_from(environ)
        host = environ.get("FORBEAR_HOST", "127.0.0.1")
        return cls(
            root=ROOT,
            var=var,
            database_url=cls.database_url_from(environ),
            host=host,
            port=read_port(environ, "FORBEAR_PORT", 8080),
            rasa_url=environ.get("FORBEAR_RASA_URL", RASA_URL).rstrip("/"),
            actions_url=environ.get("FORBEAR_ACTIONS_URL", ACTIONS_URL),
            secret=_secret(environ, "FORBEAR_SECRET"),
            copilot_secret=_secret(environ, "FORBEAR_COPILOT_SECRET"),
            bank_secret=_secret(environ, "FORBEAR_BANK_SECRET"),
            account_source=environ.get("FORBEAR_ACCOUNT_SOURCE", ACCOUNT_SOURCE),
            plan_policy=_file(environ, "FORBEAR_PLAN_POLICY"),
            demo=_demo(environ, host),
        )


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _file(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name)
    return Path(value) if value else None


def read_port(environ: Mapping[str, str], name: str, default: int) -> int:
    value = environ.get(name, str(default))
    if not (value.isascii() and value.isdecimal()) or not 0 <= int(value) <= 65535:
        raise SettingsError(f"{name} is {value!r}: it must be a port number from 0 to 65535.")
    return int(value)


def _secret(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name, "")
    if len(value) < 32:
        raise SettingsError(
            f"{name} must be set to at least 32 random characters. `forbear up` makes one in"
            " var/secrets.json; a server takes it from its own secret store."
        )
    return value


def _demo(environ: Mapping[str, str], host: str) -> bool:
    wanted = environ.get("FORBEAR_DEMO", "1" if is_loopback(host) else "0") == "1"
    if wanted and not is_loopback(host):
        raise SettingsError(
            f"FORBEAR_DEMO=1 with FORBEAR_HOST={host}: the demo bank and its log-ins are served on"
            " loopback only. Unset FORBEAR_DEMO, or listen on 127.0.0.1."
        )
    return wanted

"""How the gateway behaves: caps, patience and where the widget may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from forbear.rules.staffed_hours import HoursError, StaffedHours
from forbear.settings import SettingsError


@dataclass(frozen=True)
class Options:
    """Every value has a default that suits one bank on one machine."""

    first_mode: str = "bot"
    """Who answers first in a new conversation: bot or agent."""
    identity: str = "questions"
    """What shows who a customer is: questions for all, or the bank's token in their place."""
    embed_origins: tuple[str, ...] = ()
    """Other origins whose pages may hold the widget, such as https://www.bank.example."""
    staffed_hours: Mapping[str, StaffedHours] = field(default_factory=dict)
    """When people are at the desk, by language; where nobody has set it, nothing is promised."""
    conversations_per_minute: int = 60
    """How many conversations one address may begin."""
    log_in_failures: int = 5
    """How often one address may get one log-in wrong in a quarter of an hour."""
    address_failures: int = 60
    """How often one address may get any log-in wrong in a quarter of an hour."""
    messages_at_once: int = 300
    messages_per_second: float = 30.0
    """How fast one socket may write: a burst, and what it regains."""
    pending_turns: int = 500
    """How many lines of one conversation may wait for the copilot before it must pause."""
    slow_after: float = 2.5
    """Seconds without an answer after which the gateway screens a message by itself."""
    late_after: float = 10.0
    """Seconds after which the bot no longer answers a line that a newer one followed."""
    stranded_after: float = 20.0
    """Seconds without the copilot after which the bot asks for a person."""
    probe_every: float = 0.5
    """Seconds between looks at a copilot that is down; four times that while it is up."""
    round_every: float = 30.0
    """Seconds between looks for what has become due and for letters that may go out."""
    turns_at_once: int = 4
    """How many turns the copilot is given at the same time."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Options:
        mode = environ.get("FORBEAR_FIRST_MODE", "bot")
        if mode not in ("bot", "agent"):
            raise SettingsError(f"FORBEAR_FIRST_MODE is {mode!r}: it must be bot or agent.")
        identity = environ.get("FORBEAR_IDENTITY", "questions")
        if identity not in ("questions", "token"):
            raise SettingsError(f"FORBEAR_IDENTITY is {identity!r}: it must be questions or token.")
        origins = tuple(environ.get("FORBEAR_EMBED_ORIGINS", "").split())
        for origin in origins:
            if not origin.startswith(("https://", "http://")) or origin.count("/") != 2:
                raise SettingsError(
                    f"FORBEAR_EMBED_ORIGINS holds {origin!r}: write origins such as"
                    " https://www.bank.example, without a path, parted by spaces."
                )
        return cls(
            first_mode=mode,
            identity=identity,
            embed_origins=origins,
            staffed_hours=_hours(environ),
        )


def _hours(environ: Mapping[str, str]) -> dict[str, StaffedHours]:
    variables = {"zh": "FORBEAR_STAFFED_HOURS_ZH", "en": "FORBEAR_STAFFED_HOURS_EN"}
    hours = {}
    for lang, name in variables.items():
        if environ.get(name):
            try:
                hours[lang] = StaffedHours.parse(environ[name])
            except HoursError as error:
                raise SettingsError(f"{name}: {error}") from error
    return hours

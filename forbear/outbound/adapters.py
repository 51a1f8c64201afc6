"""The ways on which a letter goes out: into the log, or by mail."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from typing import Protocol
from urllib.parse import unquote, urlsplit

from forbear.outbound.letters import words_of
from forbear.settings import SettingsError
from forbear.store.outbox import Letter

log = logging.getLogger(__name__)
PATIENCE = 20.0
"""Seconds that a mail server is given."""


class SendError(RuntimeError):
    """The letter did not go out; the message is a machine key without anybody's words."""


class Sender(Protocol):
    """One way on which letters go out. It is called from a thread, and may take its time."""

    reaches_people: bool
    """Whether what it sends counts as contact."""

    def send(self, letter: Letter) -> None:
        """Send it, or raise SendError."""


class LogSender:
    """Says in the log that a letter would go out: the default, for trying things."""

    reaches_people = False

    def send(self, letter: Letter) -> None:
        words_of(letter)  # what cannot be written would fail here as it would there
        log.info("letter %s of kind %s would go out", letter.id, letter.kind)


@dataclass(frozen=True)
class MailSender:
    """A mail server, by SMTP with STARTTLS, or by SMTP over TLS."""

    host: str
    port: int
    user: str | None
    password: str | None
    sender: str
    tls_from_start: bool
    starttls: bool = True
    reaches_people = True

    def send(self, letter: Letter) -> None:
        try:
            message = message_of(letter, self.sender)
        except (ValueError, KeyError) as error:
            raise SendError("cannot_be_written") from error
        try:
            with self._connect() as server:
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise SendError("address_refused") from error
        except smtplib.SMTPAuthenticationError as error:
            raise SendError("log_in_refused") from error
        except (smtplib.SMTPException, OSError) as error:
            raise SendError("server_away") from error

    def _connect(self) -> smtplib.SMTP:
        if self.tls_from_start:
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
            if self.starttls:
                server.starttls()
        if self.user:
            server.login(self.user, self.password or "")
        return server


def message_of(letter: Letter, sender: str) -> EmailMessage:
    words = words_of(letter)
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = sender, letter.address
    message["Subject"], message["Date"] = words.subject, formatdate(usegmt=True)
    # The same letter has the same id, so that a server that gets it twice can tell.
    message["Message-ID"] = f"<{letter.key.replace(':', '.')}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words.body)
    return message


def sender_from(environ: Mapping[str, str]) -> Sender:
    """By mail where FORBEAR_SMTP_URL is set, else into the log."""
    url = environ.get("FORBEAR_SMTP_URL", "")
    if not url:
        return LogSender()
    parts, sender = urlsplit(url), environ.get("FORBEAR_MAIL_FROM", "")
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in ("smtp", "smtps", "smtp+plain") or not parts.hostname or port == 0:
        raise SettingsError(
            "FORBEAR_SMTP_URL must look like smtp://user:password@mail.bank.example:587, or smtps://"
            " for TLS from the start."
        )
    if sender.count("@") != 1 or any(c.isspace() for c in sender):
        raise SettingsError("FORBEAR_MAIL_FROM must be the address that customers may know.")
    return MailSender(
        host=parts.hostname,
        port=port or (465 if parts.scheme == "smtps" else 587),
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        sender=sender,
        tls_from_start=parts.scheme == "smtps",
        starttls=parts.scheme != "smtp+plain",
    )

"""Plays dialogues against the assistant: the same actions and records, in a throwaway database."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from sqlalchemy.orm import sessionmaker

from forbear.commands.assistant import load_agent
from forbear.commands.in_process_actions import InProcessActions
from forbear.commands.stage import (
    DialogueError,
    apply_state,
    open_account,
    read_account,
    read_session,
)
from forbear.dialogue.requests import plain_text
from forbear.dialogue.turns import Turns
from forbear.store.session import make_engine, make_session_factory, migrate

__all__ = ["DialogueError", "Rehearsal"]

MOST_TURNS = 200


class Rehearsal:
    """Answers a dialogue turn by turn; the first suggestion is taken as said before the next."""

    def __init__(
        self, folder: Path, model: Path | None = None, now: datetime | None = None
    ) -> None:
        url = f"sqlite:///{folder / 'rehearsal.db'}"
        migrate(url)
        self.sessions: sessionmaker = make_session_factory(make_engine(url))
        self.now = now or datetime.now(timezone.utc)
        self._said_at = self.now.isoformat() if now else None
        endpoint = InProcessActions(self.sessions, lambda: self.now)
        self.agent = load_agent(model, endpoint)
        self._turns = Turns(self.agent)

    async def play(self, dialogue: dict[str, Any]) -> dict[str, Any]:
        """The contract of `forbear suggest` for one dialogue; DialogueError names what is wrong."""
        turns = _read_turns(dialogue)
        account = read_account(dialogue)
        conversation_id = self.open(account)
        mode = "bot"
        answers = []
        for number, (text, state) in enumerate(turns, start=1):
            account.update(state)
            self._set_the_stage(conversation_id, state)
            next_day = read_session(state)["session"] == "next_day"
            answer = await self.hear(conversation_id, number, text, account, next_day=next_day)
            mode = "agent" if answer["handoff"] else mode
            answers.append(await self._answered(conversation_id, number, answer, mode))
        return {"id": dialogue.get("id"), "turns": answers}

    def open(self, account: dict[str, Any]) -> str:
        """A conversation of a new customer with this account (`read_account`); its id."""
        with self.sessions() as session, session.begin():
            return open_account(session, account, self.now)

    async def hear(
        self,
        conversation_id: str,
        number: int,
        text: str,
        account: dict[str, Any],
        choice: dict[str, Any] | None = None,
        next_day: bool = False,
    ) -> dict[str, Any]:
        """Take in one message of the customer, or the button that they press, and draft replies."""
        return await self._turns.turn(
            {
                "conversation_id": conversation_id,
                "message_id": f"{conversation_id}-{number}",
                "text": plain_text(text),
                "choice": choice,
                "mode": "agent",
                "now": self._said_at,
                "slots": _slots(account, next_day),
            }
        )

    async def say(
        self, conversation_id: str, number: int, text: str, draft: dict[str, Any] | None
    ) -> None:
        """Send a reply, drafted or typed, and do what saying it means."""
        await self._turns.sent(
            {
                "conversation_id": conversation_id,
                "message_id": f"{conversation_id}-{number}-sent",
                "text": text,
                "draft": draft,
            }
        )

    def _set_the_stage(self, conversation_id: str, state: dict[str, Any]) -> None:
        if state:
            with self.sessions() as session, session.begin():
                apply_state(session, conversation_id, state, self.now)

    async def _answered(
        self, conversation_id: str, number: int, answer: dict[str, Any], mode: str
    ) -> dict[str, Any]:
        suggestions = answer["suggestions"]
        sent = None
        if suggestions:
            sent = suggestions[0]["text"]
            await self.say(conversation_id, number, sent, suggestions[0])
        keys = ("rank", "acts", "strategy", "text", "action", "score", "why", "card")
        return {
            "understanding": answer["understanding"],
            "suggestions": [{k: s[k] for k in keys} for s in suggestions],
            "mode": mode,
            "sent": sent,
        }


def _slots(account: dict[str, Any], next_day: bool) -> dict[str, Any]:
    """What the channel sets; on another day the ladder begins anew."""
    slots = {
        "speaker_role": account["speaker_role"],
        "jurisdiction": account["jurisdiction"],
        "session_channel": read_session(account)["channel"],
        # Nobody joins a rehearsal: the words stay the bot's own. At a desk an agent stands
        # behind what is offered.
        "mode": "bot",
        "authority": "agent",
    }
    return {**slots, "ladder": None} if next_day else slots


def _read_turns(dialogue: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    turns = dialogue.get("turns")
    if not isinstance(turns, list) or not turns or len(turns) > MOST_TURNS:
        raise DialogueError(f"`turns` must be a list of 1 to {MOST_TURNS} turns.")
    read = []
    for number, turn in enumerate(turns, start=1):
        text = turn.get("text") if isinstance(turn, dict) else turn
        state = turn.get("state", {}) if isinstance(turn, dict) else {}
        if not isinstance(text, str) or not isinstance(state, dict):
            raise DialogueError(f"Turn {number} must be a text, or {{text, state}}.")
        read.append((text, state))
    return read

"""Plays dialogues against the assistant: the same actions and records, in a throwaway database."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

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

    def __init__(self, folder: Path, model: Path | None = None) -> None:
        url = f"sqlite:///{folder / 'rehearsal.db'}"
        migrate(url)
        self._sessions = make_session_factory(make_engine(url))
        self._now = datetime.now(timezone.utc)
        endpoint = InProcessActions(self._sessions, lambda: self._now)
        self._turns = Turns(load_agent(model, endpoint))

    async def play(self, dialogue: dict[str, Any]) -> dict[str, Any]:
        """The contract of `forbear suggest` for one dialogue; DialogueError names what is wrong."""
        turns = _read_turns(dialogue)
        account = read_account(dialogue)
        with self._sessions() as session, session.begin():
            conversation_id = open_account(session, account, self._now)
        mode = "bot"
        answers = []
        for number, (text, state) in enumerate(turns, start=1):
            account.update(state)
            slots = self._set_the_stage(conversation_id, account, state)
            answer = await self._turns.turn(
                {
                    "conversation_id": conversation_id,
                    "message_id": f"{conversation_id}-{number}",
                    "text": plain_text(text),
                    "choice": None,
                    "mode": "agent",
                    "now": None,
                    "slots": slots,
                }
            )
            mode = "agent" if answer["handoff"] else mode
            answers.append(await self._answered(conversation_id, number, answer, mode))
        return {"id": dialogue.get("id"), "turns": answers}

    def _set_the_stage(
        self, conversation_id: str, account: dict[str, Any], state: dict[str, Any]
    ) -> dict[str, Any]:
        if state:
            with self._sessions() as session, session.begin():
                apply_state(session, conversation_id, state, self._now)
        session = read_session(state)
        slots = {
            "speaker_role": account["speaker_role"],
            "jurisdiction": account["jurisdiction"],
            "session_channel": read_session(account)["channel"],
            # Nobody joins a rehearsal: the words stay the bot's own. At a desk an agent stands
            # behind what is offered.
            "mode": "bot",
            "authority": "agent",
        }
        return {**slots, "ladder": None} if session["session"] == "next_day" else slots

    async def _answered(
        self, conversation_id: str, number: int, answer: dict[str, Any], mode: str
    ) -> dict[str, Any]:
        suggestions = answer["suggestions"]
        sent = None
        if suggestions:
            first = suggestions[0]
            sent = first["text"]
            await self._turns.sent(
                {
                    "conversation_id": conversation_id,
                    "message_id": f"{conversation_id}-{number}-sent",
                    "text": sent,
                    "draft": first,
                }
            )
        keys = ("rank", "acts", "strategy", "text", "action", "score", "why", "card")
        return {
            "understanding": answer["understanding"],
            "suggestions": [{k: s[k] for k in keys} for s in suggestions],
            "mode": mode,
            "sent": sent,
        }


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

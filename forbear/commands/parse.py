"""`forbear parse`: what a message means, how heated it is, and whether there is danger."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from forbear.commands.assistant import load_agent
from forbear.commands.jsonl import LineError, stream

if TYPE_CHECKING:
    from rasa.core.agent import Agent

MAX_TEXT = 20_000


def add_to(commands: Any) -> None:
    summary = "say what a message means, how heated it is, and whether there is danger"
    parser = commands.add_parser("parse", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("text", nargs="?", help="one message; without it, lines are read")
    parser.add_argument("--now", help="ISO time that relative dates are resolved from")
    parser.add_argument("--jsonl", action="store_true", help='lines of {"text", "now"?}')
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    if chosen.text is None and not chosen.jsonl:
        raise SystemExit("forbear parse: give a TEXT, or --jsonl and lines on standard input.")
    answer = parser_of(load_agent())
    if chosen.jsonl:
        return stream(answer)
    try:
        found = answer({"text": chosen.text, "now": chosen.now})
    except LineError as error:
        raise SystemExit(f"forbear parse: {error}") from error
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0


def parser_of(agent: Agent) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A function from `{"text", "now"?}` to the understanding of that text."""
    from rasa.core.channels.channel import UserMessage

    from forbear.dialogue.requests import plain_text
    from forbear.dialogue.understanding import reported

    processor = agent.processor
    assert processor is not None
    loop = asyncio.new_event_loop()

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        text = read_text(asked)
        metadata = {"now": read_now(asked.get("now"))}
        message = UserMessage(plain_text(text), metadata=metadata)
        found = reported(loop.run_until_complete(processor.parse_message(message)))
        return {**found, "text": text, "entities": moved_back(found["entities"], text)}

    return answer


def moved_back(entities: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """The entities where they stand in the text as it was given, before it was cleaned."""
    placed, begin = [], 0
    for entity in sorted(entities, key=lambda each: (each["start"], each["end"])):
        start = text.find(entity["text"], max(begin, entity["start"]))
        if start >= 0:
            entity = {**entity, "start": start, "end": start + len(entity["text"])}
            begin = start
        placed.append(entity)
    return placed


def read_text(asked: dict[str, Any]) -> str:
    text = asked.get("text")
    if not isinstance(text, str):
        raise LineError("`text` must be a string.")
    if len(text) > MAX_TEXT:
        raise LineError(f"`text` is {len(text)} characters long; {MAX_TEXT} is the most.")
    return text


def read_now(value: Any) -> str:
    """The ISO time itself, checked; the present where none is given."""
    if value is None:
        return datetime.now().astimezone().isoformat()
    try:
        return datetime.fromisoformat(str(value).replace("Z", "+00:00")).isoformat()
    except ValueError as error:
        raise LineError(f"`now` is {value!r}: it must be an ISO time.") from error

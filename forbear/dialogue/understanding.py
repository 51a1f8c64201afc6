"""What a message means for the conversation: slots set before anybody decides."""

from __future__ import annotations

import re
from typing import Any

from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.consent import asks_what_next
from forbear.dialogue.danger_signs import danger_slots
from forbear.dialogue.situation import UNSURE_BELOW
from forbear.dialogue.standing import standing_topics
from forbear.dialogue.wishes import wishes_after
from forbear.rules.hostility_trend import THREATENING, trend

KEPT_TURNS = 16
"""How many messages the ladder remembers: with seven calm ones all is forgiven but a threat."""
CRISIS_ACT = "crisis_support"
HEATED = 2
NOT_UNDERSTOOD = "out_of_scope"
LETTERS = re.compile(r"[A-Za-z]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NEUTRAL_LETTERS = 3


def understanding_slots(tracker: DialogueStateTracker, parse: dict[str, Any]) -> list[SlotSet]:
    """Slots from a message's parse data; a crisis stays until a person clears it."""
    hostility = parse["hostility"]
    heard = {
        "level": hostility["level"],
        "target": hostility["target"],
        "intent": parse["intent"]["name"],
        "said": [],
    }
    ladder = _kept([*(tracker.get_slot("ladder") or []), heard])
    missed = int(tracker.get_slot("not_understood") or 0)
    danger = danger_slots(tracker, parse)
    slots = {
        "language": _language(
            parse, tracker.get_slot("language"), tracker.get_slot("jurisdiction")
        ),
        "hostility": float(hostility["level"]),
        "target": hostility["target"],
        "risk": parse["risk"],
        "ladder": ladder,
        "standing": standing_topics(tracker, parse, danger["doubt"], danger["faint"]) or None,
        "wishes": wishes_after(tracker, parse),
        "reason": _named(parse, "hardship_reason") or tracker.get_slot("reason"),
        "trend": trend([turn["level"] for turn in ladder]),
        "crisis": danger["crisis"],
        "not_understood": float(missed + 1 if not_understood(parse) else 0),
    }
    return changed_slots(tracker, slots)


def _kept(ladder: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The newest turns, and the last one before them that held a threat or words of care."""
    older, newest = ladder[:-KEPT_TURNS], ladder[-KEPT_TURNS:]
    grave = [t for t in older if t["level"] >= THREATENING or CRISIS_ACT in t["said"]]
    return [*grave[-1:], *newest]


def _language(parse: dict[str, Any], before: str | None, place: str | None) -> str:
    """A figure or an `ok` is in no language: the talk goes on in the one it was in."""
    letters = LETTERS.findall(parse["text"])
    if len(letters) <= NEUTRAL_LETTERS and not CHINESE.search(parse["text"]):
        figures = place == "CN" and any(c.isdigit() for c in parse["text"])
        return before or ("zh" if figures else str(parse["language"]))
    return str(parse["language"])


def _named(parse: dict[str, Any], kind: str) -> str | None:
    return next((e["value"] for e in parse["entities"] if e["entity"] == kind), None)


def changed_slots(tracker: DialogueStateTracker, slots: dict[str, Any]) -> list[SlotSet]:
    """Events for what changed only: each event is stored, sent and replayed many times over."""
    return [
        SlotSet(name, value) for name, value in slots.items() if tracker.get_slot(name) != value
    ]


def not_understood(parse: dict[str, Any]) -> bool:
    intent = parse["intent"]
    if asks_what_next(parse["text"]) or parse["hostility"]["level"] >= HEATED:
        return False  # answered as what it is: a question about the next step, or anger
    return intent["name"] == NOT_UNDERSTOOD or intent["confidence"] < UNSURE_BELOW


def spoken_acts_slot(tracker: DialogueStateTracker, acts: list[str]) -> SlotSet:
    """Note on the ladder what was said in answer to the last message."""
    ladder = [dict(turn) for turn in tracker.get_slot("ladder") or []]
    if ladder:
        ladder[-1]["said"] = [*ladder[-1]["said"], *acts]
    return SlotSet("ladder", ladder)


def of_choice(tracker: DialogueStateTracker, title: str, choice: dict[str, Any]) -> dict[str, Any]:
    """The parse data of a pressed button: its meaning is given, so nothing is guessed."""
    return {
        "text": title,
        "language": tracker.get_slot("language") or "zh",
        "intent": {"name": choice["intent"], "confidence": 1.0},
        "intents": [{"name": choice["intent"], "confidence": 1.0}],
        "hostility": {"level": 0, "target": "none", "score": 0.0},
        "risk": [],
        "entities": [
            {"entity": name, "value": value, "text": title, "start": 0, "end": len(title)}
            for name, value in choice.get("entities", {}).items()
        ],
    }


def reported(parse: dict[str, Any]) -> dict[str, Any]:
    """The understanding as other programs get it."""
    keys = ("text", "language", "intent", "intents", "hostility", "risk")
    alone = parse.get("alone") or parse["intent"]
    entity_keys = ("entity", "value", "text", "start", "end", "role")
    return {
        **{key: parse[key] for key in keys},
        "hostility": parse.get("hostility_alone") or parse["hostility"],
        "intent": {k: alone[k] for k in ("name", "confidence")},
        "entities": [
            {k: entity[k] for k in entity_keys if k in entity} for entity in parse["entities"]
        ],
    }

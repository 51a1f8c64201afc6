"""The table of data/acts.yml: which acts fit where, and which are forbidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from forbear.dialogue.act_table_shape import UNKNOWN_INTENT, Facts, misshapen
from forbear.dialogue.acts import ACTION_ACTS, ALL_ACTS, acts_of
from forbear.dialogue.answers import Found, read_answers
from forbear.dialogue.table_questions import read_questions

FULL_ROW = 3


class ActTableError(ValueError):
    """The table contradicts itself or names what does not exist; the message says where."""


@dataclass(frozen=True)
class Row:
    """What the table says of one moment."""

    name: str
    suggest: tuple[str, ...]
    forbidden: frozenset[str]
    firm: bool = False
    """Whether it stands above rules and stories too."""


class ActTable:
    """Answers which actions to suggest, best first, and which acts are forbidden."""

    def __init__(self, loaded: Mapping[str, Any], acts: Mapping[str, str]) -> None:
        self._facts: Facts = loaded["facts"]
        self._states: list[dict[str, Any]] = loaded["states"]
        self._intents: dict[str, dict[str, Any]] = loaded["intents"]
        self._answers = read_answers(loaded.get("answers", []))
        self._questions = read_questions(loaded.get("questions", []))
        self._acts = {**acts, **ACTION_ACTS}

    @classmethod
    def from_yaml(cls, text: str, responses: Mapping[str, Any]) -> ActTable:
        """Read the table; the metadata of the domain's responses names the act of each reply."""
        try:
            loaded = yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise ActTableError(f"not YAML: {error}") from error
        for key in ("facts", "states", "intents"):
            if not isinstance(loaded, dict) or key not in loaded:
                raise ActTableError(f"the key `{key}` is missing.")
        for place in misshapen(loaded):
            raise ActTableError(place)
        table = cls(loaded, acts_of(responses))
        table._check()
        return table

    def row(self, intent: str, known: Facts) -> Row:
        """The row of an intent under what is known of the conversation."""
        entry = self._intents.get(intent) or self._intents[UNKNOWN_INTENT]
        facts = {**self._facts, **known, **entry.get("assume", {}), "intent": intent}
        states = [s for s in self._states if _holds(s.get("if", {}), facts)]
        forbidden = frozenset().union(*(_forbidden(s) for s in states))
        chosen = _chosen(entry, facts)
        listed = [*(action for s in states for action in s.get("first", [])), *chosen["suggest"]]
        allowed = self._allowed(listed, forbidden)
        if len(allowed) < FULL_ROW:
            fill = (action for s in states for action in s.get("then", []))
            allowed = self._allowed([*allowed, *fill], forbidden)
        firm = bool(chosen.get("firm")) or any("first" in state for state in states)
        return Row(_name(intent, states), tuple(allowed), forbidden, firm and bool(allowed))

    def answer(self, intent: str, known: Facts) -> Found | None:
        """What to say where the message answers a question of ours, or nothing."""
        facts = {**self._facts, **known}
        row = next((a for a in self._answers if a.fits(intent, facts)), None)
        if row is None:
            return None
        actions = self._allowed(row.say, self.row(intent, known).forbidden)
        certain = intent in row.heard and bool(facts.get("sure"))
        return Found(row.name, tuple(actions), certain) if actions else None

    def question(self, intent: str, known: Facts) -> Found | None:
        """What to say to a small question that no intent stands for, or nothing."""
        facts = {**self._facts, **known}
        rows = (q for q in self._questions if q.fits(facts))
        forbidden = self.row(intent, known).forbidden
        for row in rows:
            if actions := self._allowed(row.say, forbidden):
                return Found(row.name, tuple(actions), True)
        return None

    def act_of(self, action: str) -> str | None:
        return self._acts.get(action)

    def _allowed(self, actions: Iterable[str], forbidden: frozenset[str]) -> list[str]:
        unique = dict.fromkeys(actions)
        return [a for a in unique if self._acts.get(a) not in forbidden]

    def _check(self) -> None:
        """Every named action exists and has an act; every named act is one of ours."""
        for where, action in self._named_actions():
            if action not in self._acts:
                raise ActTableError(f"{where}: `{action}` is no reply and no action with an act.")
        for state in self._states:
            for act in (*state.get("forbid", []), *state.get("allow", [])):
                if act not in ALL_ACTS:
                    raise ActTableError(f"state `{state['name']}`: there is no act `{act}`.")

    def _named_actions(self) -> Iterable[tuple[str, str]]:
        for state in self._states:
            for action in (*state.get("first", []), *state.get("then", [])):
                yield f"state `{state['name']}`", action
        for intent, entry in self._intents.items():
            for listed in (entry, *entry.get("when", [])):
                for action in listed["suggest"]:
                    yield f"intent `{intent}`", action
        for question in self._questions:
            for action in (*sorted(question.after or ()), *question.say):
                yield f"question `{question.name}`", action
        for answer in self._answers:
            for action in (*sorted(answer.after), *answer.say):
                yield f"answer `{answer.name}`", action


def _chosen(entry: Mapping[str, Any], facts: Facts) -> Mapping[str, Any]:
    return next((v for v in entry.get("when", []) if _holds(v["if"], facts)), entry)


def _holds(condition: Mapping[str, Any], facts: Facts) -> bool:
    return all(
        facts.get(name) in wanted if isinstance(wanted, list) else facts.get(name) == wanted
        for name, wanted in condition.items()
    )


def _forbidden(state: Mapping[str, Any]) -> frozenset[str]:
    if "allow" in state:
        return ALL_ACTS - frozenset(state["allow"])
    return frozenset(state.get("forbid", []))


def _name(intent: str, states: Iterable[Mapping[str, Any]]) -> str:
    ruling = [s["name"] for s in states if s.get("forbid") or s.get("allow")]
    return f"table: {intent}" + (f" ({', '.join(ruling)})" if ruling else "")

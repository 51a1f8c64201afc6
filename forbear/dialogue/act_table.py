"""The table of data/acts.yml: which acts fit where, and which are forbidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

ALL_ACTS = frozenset(
    [
        "acknowledge_emotion",
        "set_boundary",
        "warn",
        "end_chat",
        "escalate_supervisor",
        "escalate_security",
        "crisis_support",
        "handoff_human",
        "answer_bot_question",
        "verify_identity",
        "explain_amount",
        "explain_consequences",
        "ask_hardship",
        "ask_affordability",
        "offer_plan",
        "counter_offer",
        "read_back",
        "record_promise",
        "log_dispute",
        "log_complaint",
        "respect_stop_contact",
        "bereavement_care",
        "vulnerability_care",
        "refer_representative",
        "scam_reassurance",
        "close",
    ]
)
ACTION_ACTS: Mapping[str, str] = {
    "action_propose_balance": "explain_amount",
    "action_propose_plans": "offer_plan",
    "action_propose_read_back": "read_back",
    "action_propose_acceptance": "record_promise",
    "action_propose_promise": "read_back",
    "action_propose_promise_record": "record_promise",
    "action_propose_counter_offer": "counter_offer",
    "action_propose_fee_waiver": "explain_amount",
    "action_propose_extension": "counter_offer",
    "action_propose_due_date": "counter_offer",
    "action_propose_pause": "offer_plan",
    "action_propose_call_back": "handoff_human",
    "verification_form": "verify_identity",
    "affordability_form": "ask_affordability",
}
FULL_ROW = 3
UNKNOWN_INTENT = "out_of_scope"

Facts = Mapping[str, Any]


class ActTableError(ValueError):
    """The table contradicts itself or names what does not exist; the message says where."""


@dataclass(frozen=True)
class Row:
    """What the table says of one moment."""

    name: str
    suggest: tuple[str, ...]
    forbidden: frozenset[str]


class ActTable:
    """Answers which actions to suggest, best first, and which acts are forbidden."""

    def __init__(self, loaded: Mapping[str, Any], acts: Mapping[str, str]) -> None:
        self._facts: Facts = loaded["facts"]
        self._states: list[dict[str, Any]] = loaded["states"]
        self._intents: dict[str, dict[str, Any]] = loaded["intents"]
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
        for place in _misshapen(loaded):
            raise ActTableError(place)
        table = cls(loaded, acts_of(responses))
        table._check()
        return table

    def row(self, intent: str, known: Facts) -> Row:
        """The row of an intent under what is known of the conversation."""
        entry = self._intents.get(intent) or self._intents[UNKNOWN_INTENT]
        facts = {**self._facts, **known, **entry.get("assume", {})}
        states = [s for s in self._states if _holds(s.get("if", {}), facts)]
        forbidden = frozenset().union(*(_forbidden(s) for s in states))
        listed = [
            *(action for s in states for action in s.get("first", [])),
            *_listed(entry, facts),
        ]
        allowed = self._allowed(listed, forbidden)
        if len(allowed) < FULL_ROW:
            fill = (action for s in states for action in s.get("then", []))
            allowed = self._allowed([*allowed, *fill], forbidden)
        return Row(_name(intent, states), tuple(allowed), forbidden)

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


def acts_of(responses: Mapping[str, Any]) -> dict[str, str]:
    """The act of each reply, from the metadata of its first wording."""
    found = {}
    for name, variations in responses.items():
        act = (variations[0].get("metadata") or {}).get("act") if variations else None
        if act:
            found[name] = act
    return found


def _listed(entry: Mapping[str, Any], facts: Facts) -> list[str]:
    for variant in entry.get("when", []):
        if _holds(variant["if"], facts):
            return variant["suggest"]
    return entry["suggest"]


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


def _misshapen(loaded: Mapping[str, Any]) -> Iterator[str]:
    facts, states, intents = loaded["facts"], loaded["states"], loaded["intents"]
    if not (isinstance(facts, dict) and isinstance(states, list) and isinstance(intents, dict)):
        yield "`facts` and `intents` must be mappings, `states` a list."
        return
    if UNKNOWN_INTENT not in intents:
        yield f"the row `{UNKNOWN_INTENT}` is missing: it answers what no other row does."
    for number, state in enumerate(states, start=1):
        if not isinstance(state, dict) or "name" not in state:
            yield f"entry {number} of `states` needs a `name`."
        else:
            yield from _unknown_facts(f"state `{state['name']}`", state.get("if", {}), facts)
    for intent, entry in intents.items():
        variants = entry.get("when", []) if isinstance(entry, dict) else []
        for listed in (entry, *variants):
            if not isinstance(listed, dict) or not isinstance(listed.get("suggest"), list):
                yield f"intent `{intent}` needs `suggest`, a list of actions."
            else:
                yield from _unknown_facts(f"intent `{intent}`", listed.get("if", {}), facts)


def _unknown_facts(place: str, condition: Any, facts: Facts) -> Iterator[str]:
    if not isinstance(condition, dict):
        yield f"{place}: `if` must be a mapping of facts."
        return
    for name in condition:
        if name not in facts:
            yield f"{place}: there is no fact `{name}`."

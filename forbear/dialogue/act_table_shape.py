"""Whether a loaded act table has the shape that `forbear.dialogue.act_table` reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from forbear.dialogue.answers import misshapen_answers
from forbear.dialogue.table_questions import misshapen_questions

UNKNOWN_INTENT = "out_of_scope"

Facts = Mapping[str, Any]


def misshapen(loaded: Mapping[str, Any]) -> Iterator[str]:
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
    yield from misshapen_answers(loaded.get("answers", []), facts, intents)
    yield from misshapen_questions(loaded.get("questions", []), facts)


def _unknown_facts(place: str, condition: Any, facts: Facts) -> Iterator[str]:
    if not isinstance(condition, dict):
        yield f"{place}: `if` must be a mapping of facts."
        return
    for name in condition:
        if name not in facts:
            yield f"{place}: there is no fact `{name}`."

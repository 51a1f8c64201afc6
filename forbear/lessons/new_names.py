"""New intents, replies and slots, with their entries in domain.yml and the act table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forbear.lessons.change import Change, change_of
from forbear.lessons.draft import Draft
from forbear.lessons.example_checks import LANGUAGES, problems_of
from forbear.lessons.example_edits import NewExample, example_entry
from forbear.lessons.folder import ACTS, DOMAIN, EXAMPLES, REPLIES, Folder
from forbear.lessons.names import NAME, Names, rows_of
from forbear.lessons.problems import Missing, Problem, Refused
from forbear.lessons.replies import Tags, read_wordings
from forbear.lessons.reply_checks import accepted_wording
from forbear.lessons.reply_edits import wording_entry
from forbear.lessons.written import flow

ENOUGH = 25
"""Examples of a language that an intent should begin with."""
SLOT_TYPES = ("text", "bool", "float", "categorical", "any")


def add_intent(
    folder: Folder,
    name: str,
    topic: str,
    examples: Mapping[str, Sequence[NewExample]],
    suggest: Sequence[str],
) -> Change:
    """A new intent with examples in both languages and its row of suggestions, best first."""
    names = Names.of(folder)
    _check_name(name, names.intents)
    _check_actions(suggest, names)
    warnings = _check_examples(folder, name, examples)
    file = f"{EXAMPLES}/{topic}.yml"
    if not folder.exists(file):
        raise Missing(Problem("no_file", file))
    sources = [folder.yaml(each) for each in (DOMAIN, ACTS, file)]
    domain, acts, nlu = drafts = [Draft(each) for each in sources]
    domain.insert_name(("intents",), len(domain.now.data["intents"]), name)
    row = {"suggest": list(suggest)}
    acts.add_key(("intents",), name, row, [f"  suggest: {flow(suggest)}"])
    parts = [_part(name, language, examples[language]) for language in LANGUAGES]
    nlu.insert(("nlu",), len(nlu.now.data["nlu"]), parts)
    pairs = [(source, draft.now) for source, draft in zip(sources, drafts, strict=True)]
    return change_of("add_intent", {"intent": name}, *pairs).warning(warnings)


def add_reply(
    folder: Folder,
    name: str,
    topic: str,
    wordings: Sequence[tuple[str, Tags]],
    intent: str,
    place: int | None = None,
) -> Change:
    """A new reply in both languages, suggested for an intent: last of all, or at a place."""
    names = Names.of(folder)
    _check_name(name, names.replies, begins="utter_")
    row = rows_of(folder).get(intent)
    if not isinstance(row, dict) or not isinstance(row.get("suggest"), list):
        raise Missing(Problem("no_row", ACTS, facts={"intent": intent}))
    _check_wordings(folder, name, wordings)
    file = f"{REPLIES}/{topic}.yml"
    if not folder.exists(file):
        raise Missing(Problem("no_file", file))
    sources = [folder.yaml(each) for each in (file, ACTS)]
    replies, acts = drafts = [Draft(each) for each in sources]
    entries = [wording_entry(text.strip(), tags) for text, tags in wordings]
    lines = [line for _, (first, more) in entries for line in (f"- {first}", f"  {more}")]
    replies.add_key(("responses",), name, [value for value, _ in entries], lines)
    listed = row["suggest"]
    at = len(listed) if place is None else max(0, min(place, len(listed)))
    acts.insert_name(("intents", intent, "suggest"), at, name)
    pairs = [(source, draft.now) for source, draft in zip(sources, drafts, strict=True)]
    return change_of("add_reply", {"reply": name, "intent": intent}, *pairs)


def suggest_reply(folder: Folder, intent: str, action: str, place: int | None = None) -> Change:
    """Put a known reply or action among the suggestions of an intent."""
    _check_actions([action], Names.of(folder))
    row = rows_of(folder).get(intent)
    if not isinstance(row, dict) or not isinstance(row.get("suggest"), list):
        raise Missing(Problem("no_row", ACTS, facts={"intent": intent}))
    if action in row["suggest"]:
        raise Refused(Problem("suggested_already", ACTS, facts={"action": action}))
    source = folder.yaml(ACTS)
    draft = Draft(source)
    at = len(row["suggest"]) if place is None else max(0, min(place, len(row["suggest"])))
    draft.insert_name(("intents", intent, "suggest"), at, action)
    return change_of("suggest_reply", {"reply": action, "intent": intent}, (source, draft.now))


def add_slot(folder: Folder, name: str, kind: str = "text", values: Sequence[str] = ()) -> Change:
    """A new slot that an action sets; it does not steer rules and stories."""
    _check_name(name, Names.of(folder).slots)
    if kind not in SLOT_TYPES:
        raise Refused(Problem("unknown_slot_type", facts={"type": kind, "known": SLOT_TYPES}))
    if (kind == "categorical") != bool(values):
        raise Refused(Problem("values_of_a_slot"))
    value: dict[str, Any] = {"type": kind}
    if values:
        value["values"] = list(values)
    if kind == "float":
        value |= {"initial_value": 0, "min_value": 0, "max_value": 100000}
    value |= {"influence_conversation": False, "mappings": [{"type": "custom"}]}
    source = folder.yaml(DOMAIN)
    draft = Draft(source)
    draft.add_key(("slots",), name, value, [f"  {k}: {flow(v)}" for k, v in value.items()])
    return change_of("add_slot", {"slot": name}, (source, draft.now))


def _part(
    intent: str, language: str, examples: Sequence[NewExample]
) -> tuple[dict[str, Any], list[str]]:
    entries = [example_entry(each.text.strip(), each.labels.into({})) for each in examples]
    value = {
        "intent": intent,
        "metadata": {"language": language},
        "examples": [value for value, _ in entries],
    }
    lines = [f"intent: {intent}", f"metadata: {{language: {language}}}", "examples:"]
    return value, [*lines, *(f"  - {line}" for _, (line,) in entries)]


def _check_name(name: str, known: frozenset[str], begins: str = "") -> None:
    if not NAME.fullmatch(name) or not name.startswith(begins):
        raise Refused(Problem("wrong_name", facts={"name": name, "begins": begins or "a-z"}))
    if name in known:
        raise Refused(Problem("known_name", facts={"name": name}))


def _check_actions(actions: Sequence[str], names: Names) -> None:
    unknown = [each for each in actions if each not in names.actions]
    if unknown or not actions:
        facts = {"action": unknown[0] if unknown else ""}
        raise Refused(Problem("unknown_action", facts=facts))


def _check_examples(
    folder: Folder, intent: str, examples: Mapping[str, Sequence[NewExample]]
) -> list[Problem]:
    found = []
    for language in LANGUAGES:
        lines = [(each.text.strip(), each.labels) for each in examples.get(language, ())]
        found += [
            each
            for each in problems_of(folder, intent, language, lines)
            if each.code != "unknown_intent" or each.facts["intent"] != intent
        ]
        if 0 < len(lines) < ENOUGH:
            facts = {"language": language, "count": len(lines), "enough": ENOUGH}
            found.append(Problem("few_examples", facts=facts, warning=True))
    wrong = [each for each in found if not each.warning]
    if wrong:
        raise Refused(*wrong)
    return found


def _check_wordings(folder: Folder, name: str, wordings: Sequence[tuple[str, Tags]]) -> None:
    known = read_wordings(folder)
    for text, tags in wordings:
        accepted_wording(name, text.strip(), tags, known)
    missing = [each for each in LANGUAGES if each not in {tags.language for _, tags in wordings}]
    if missing:
        facts = {"reply": name, "language": missing[0]}
        raise Refused(Problem("missing_language", facts=facts))
    if len({tags.act for _, tags in wordings}) > 1:
        raise Refused(Problem("two_acts", facts={"reply": name}))

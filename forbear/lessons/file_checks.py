"""What is wrong in the trainer's files as they stand, each with its file and line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forbear.lessons.example_checks import label_problems
from forbear.lessons.examples import examples_in, intents_of
from forbear.lessons.folder import DOMAIN, EXAMPLES, FOLDERS, REPLIES, SINGLE, Folder
from forbear.lessons.names import Names, rows_of
from forbear.lessons.problems import BrokenFile, Problem
from forbear.lessons.replies import wordings_in
from forbear.lessons.stories import stories_in
from forbear.lessons.story_checks import step_problems
from forbear.lessons.yaml_text import YamlText


def problems_in(folder: Folder) -> list[Problem]:
    """Everything that is wrong, by file; files that cannot be read come first and alone."""
    files = [*SINGLE, *(file for each in FOLDERS for file in folder.files(each))]
    sources: dict[str, YamlText] = {}
    broken: list[Problem] = []
    for file in files:
        try:
            sources[file] = folder.yaml(file)
        except BrokenFile as error:
            broken += error.problems
    if broken:
        return broken
    intents, names = intents_of(folder), Names.of(folder)
    found: list[Problem] = []
    for file, source in sources.items():
        if file.startswith(f"{EXAMPLES}/"):
            found += _examples(source, intents)
        elif file.startswith(f"{REPLIES}/"):
            found += _replies(source)
        else:
            found += _stories(source, names)
    return [*found, *_rows(folder, names), *_without_examples(sources, intents)]


def _examples(source: YamlText, intents: list[str]) -> Iterator[Problem]:
    sections = source.data.get("nlu") if isinstance(source.data, dict) else None
    if not isinstance(sections, list):
        yield Problem("no_nlu", source.file)
        return
    for number, section in enumerate(sections):
        line = source.line_of(source.start(source.node(("nlu", number))))
        if not isinstance(section, dict) or "intent" not in section:
            yield Problem("no_section", source.file, line)
        elif section["intent"] not in intents:
            facts = {"intent": str(section["intent"])}
            yield Problem("unknown_intent", source.file, line, facts)
        elif not isinstance(section.get("examples"), (list, str)):
            yield Problem("no_examples", source.file, line, {"intent": section["intent"]})
        elif isinstance(section["examples"], list):
            yield from _shapes(source, number, section["examples"])
    for each in examples_in(source):
        if not each.text.strip():
            yield Problem("empty_text", source.file, each.line)
        for problem in label_problems(each.labels, each.intent, intents, each.line):
            yield Problem(problem.code, source.file, each.line, problem.facts, problem.warning)


def _shapes(source: YamlText, number: int, examples: list[Any]) -> Iterator[Problem]:
    for place, each in enumerate(examples):
        if not isinstance(each, dict) or not isinstance(each.get("text"), str):
            node = source.node(("nlu", number, "examples", place))
            line = source.line_of(source.start(node))
            yield Problem("no_text", source.file, line, {"entry": str(each)})


def _replies(source: YamlText) -> Iterator[Problem]:
    for each in wordings_in(source):
        if not each.text.strip():
            yield Problem("empty_text", source.file, each.line)
        if not each.tags.act or not each.tags.strategy or not each.tags.language:
            yield Problem("no_tags", source.file, each.line, {"reply": each.reply})


def _stories(source: YamlText, names: Names) -> Iterator[Problem]:
    for story in stories_in(source):
        for step in (*story.condition, *story.steps):
            for code, facts in step_problems(step, names):
                yield Problem(code, source.file, story.line, facts)


def _rows(folder: Folder, names: Names) -> Iterator[Problem]:
    from_table = rows_of(folder)
    for intent, row in from_table.items():
        for entry in (row, *(row.get("when") or ())) if isinstance(row, dict) else ():
            for action in entry.get("suggest") or ():
                if action not in names.actions:
                    facts = {"action": action}
                    yield Problem("unknown_action", f"data/acts.yml ({intent})", None, facts)
    for intent in sorted(names.intents - set(from_table)):
        yield Problem("no_row", "data/acts.yml", None, {"intent": intent}, warning=True)


def _without_examples(sources: dict[str, YamlText], intents: list[str]) -> Iterator[Problem]:
    taught = {
        str(section.get("intent"))
        for file, source in sources.items()
        if file.startswith(f"{EXAMPLES}/") and isinstance(source.data, dict)
        for section in source.data.get("nlu") or ()
        if isinstance(section, dict)
    }
    for intent in intents:
        if intent not in taught:
            yield Problem("intent_untaught", DOMAIN, None, {"intent": intent}, warning=True)

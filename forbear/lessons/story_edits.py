"""Changes to stories, rules and test stories: add, change and remove."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from forbear.lessons.change import Change, FileChange, change_of
from forbear.lessons.conflicts import conflicts_of, conflicts_of_rule
from forbear.lessons.draft import Draft
from forbear.lessons.folder import Folder
from forbear.lessons.problems import Problem, Refused
from forbear.lessons.stories import FOLDER_OF, Step, Story, stories_in, story_at
from forbear.lessons.story_checks import accepted_story
from forbear.lessons.story_lines import step_lines, story_lines, story_value
from forbear.lessons.yaml_text import YamlText

MOST_LINES = 120
"""Of a file of stories; the next story begins a further file of the topic."""
_TOPIC = re.compile(r"[a-z][a-z0-9_]{0,39}")


def add_story(
    folder: Folder,
    kind: str,
    title: str,
    steps: Sequence[Step],
    topic: str,
    condition: Sequence[Step] = (),
) -> Change:
    """Put a story at the end of its topic's file, or of a new one; `kind` story, rule or test.

    Raises `Refused` where a rule says otherwise, as training would stop; where another story does,
    the change warns.
    """
    if kind not in FOLDER_OF:
        raise Refused(Problem("unknown_kind", facts={"kind": kind}))
    if not _TOPIC.fullmatch(topic):
        raise Refused(Problem("wrong_topic", facts={"topic": topic}))
    title = title.strip()
    accepted_story(folder, kind, title, steps, condition)
    warnings = _conflicts(folder, kind, steps, condition)
    lines = story_lines(kind, title, steps, condition)
    file = _file_for(folder, kind, topic, len(lines) + 1)
    facts = {"kind": kind, "title": title}
    if not folder.exists(file):
        made = FileChange(file, None, _new_file(kind, lines))
        return Change(f"add_{kind}", facts, (made,), tuple(warnings))
    before = folder.yaml(file)
    draft = Draft(before)
    key = "rules" if kind == "rule" else "stories"
    value = story_value(kind, title, steps, condition)
    draft.insert((key,), len(before.data[key]), [(value, lines)])
    return change_of(f"add_{kind}", facts, (before, draft.now)).warning(warnings)


def change_story(
    folder: Folder,
    file: str,
    line: int,
    title: str | None = None,
    steps: Sequence[Step] | None = None,
) -> Change:
    """Another title or other steps; steps that stay keep their lines."""
    old = story_at(folder, file, line)
    new_title = old.title if title is None else title.strip()
    new_steps = old.steps if steps is None else steps
    accepted_story(folder, old.kind, new_title, new_steps, old.condition, instead_of=old)
    warnings = _conflicts(folder, old.kind, new_steps, old.condition, old)
    before = folder.yaml(file)
    draft = Draft(before)
    if new_title != old.title:
        draft.replace((*old.path, "rule" if old.kind == "rule" else "story"), new_title)
    _change_steps(draft, old, new_steps)
    facts = {"kind": old.kind, "title": new_title}
    return change_of(f"change_{old.kind}", facts, (before, draft.now)).warning(warnings)


def remove_story(folder: Folder, file: str, line: int) -> Change:
    """Take a story away; a file goes with its last one."""
    old = story_at(folder, file, line)
    before = folder.yaml(file)
    code, facts = f"remove_{old.kind}", {"kind": old.kind, "title": old.title}
    if len(list(stories_in(before))) == 1:
        return Change(code, facts, (FileChange(file, before.text, None),))
    draft = Draft(before)
    draft.remove(old.path[:-1], old.path[-1])
    return change_of(code, facts, (before, draft.now))


def _conflicts(
    folder: Folder,
    kind: str,
    steps: Sequence[Step],
    condition: Sequence[Step],
    old: Story | None = None,
) -> list[Problem]:
    if kind == "test":
        return []
    if kind == "rule":
        found = conflicts_of_rule(folder, steps, condition, old)
    else:
        found = conflicts_of(folder, steps, old)
    problems = [each.as_problem() for each in found]
    wrong = [each for each in problems if not each.warning]
    if wrong:
        raise Refused(*wrong)
    return problems


def _change_steps(draft: Draft, old: Story, steps: Sequence[Step]) -> None:
    """From the end, so that the positions above stay as they were read."""
    path = (*old.path, "steps")
    before, after = [_key(each) for each in old.steps], [_key(each) for each in steps]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        new = [(dict(each), step_lines(each, old.kind == "rule")) for each in steps[j1:j2]]
        if new:
            draft.insert(path, i2, new)
        for number in range(i2 - 1, i1 - 1, -1):
            draft.remove(path, number)


def _file_for(folder: Folder, kind: str, topic: str, lines: int) -> str:
    """The last file of a topic, or the next number where it would grow too long to read."""
    prefix = f"{FOLDER_OF[kind]}/{'test_' if kind == 'test' else ''}{topic}"
    numbered = re.compile(rf"{re.escape(prefix)}(?:_(\d+))?\.yml")
    known = {
        int(found[1] or 1): file
        for file in folder.files(FOLDER_OF[kind])
        if (found := numbered.fullmatch(file))
    }
    if not known:
        return f"{prefix}.yml"
    last = max(known)
    length = folder.text(known[last]).count("\n")
    return known[last] if length + lines <= MOST_LINES else f"{prefix}_{last + 1}.yml"


def _new_file(kind: str, lines: Sequence[str]) -> str:
    key = "rules" if kind == "rule" else "stories"
    first, *more = lines
    text = "\n".join(['version: "3.1"', f"{key}:", f"  - {first}", *(f"    {x}" for x in more), ""])
    return YamlText("", text).text  # read once, so that a wrong one is not written


def _key(step: Any) -> str:
    return json.dumps(step, sort_keys=True, ensure_ascii=False)

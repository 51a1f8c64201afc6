"""Steps of a story as lines of YAML, in the manner of the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forbear.lessons.stories import Step
from forbear.lessons.written import flow, scalar


def step_lines(step: Step, short: bool = False) -> list[str]:
    """The lines of one step without its dash; `short` puts slots on one line, as rules do."""
    lines: list[str] = []
    for key, value in step.items():
        if isinstance(value, (list, Mapping)) and not short:
            lines += [f"{scalar(key)}:", *_nested(value)]
        else:
            lines.append(f"{scalar(key)}: {flow(value) if _is_deep(value) else scalar(value)}")
    return lines


def story_lines(
    kind: str, title: str, steps: Sequence[Step], condition: Sequence[Step] = ()
) -> list[str]:
    """The lines of a whole story without its dash."""
    short = kind == "rule"
    lines = [f"{'rule' if short else 'story'}: {scalar(title)}"]
    if condition:
        lines += ["condition:", *_listed(condition, short)]
    return [*lines, "steps:", *_listed(steps, short)]


def story_value(
    kind: str, title: str, steps: Sequence[Step], condition: Sequence[Step] = ()
) -> dict[str, Any]:
    """The story as the file would be read."""
    given = {"condition": [dict(each) for each in condition]} if condition else {}
    return {
        "rule" if kind == "rule" else "story": title,
        **given,
        "steps": [dict(each) for each in steps],
    }


def as_yaml(kind: str, title: str, steps: Sequence[Step], condition: Sequence[Step] = ()) -> str:
    """A story as a page shows it beside the chat."""
    first, *more = story_lines(kind, title, steps, condition)
    return "\n".join([f"- {first}", *(f"  {line}" for line in more)]) + "\n"


def _listed(steps: Sequence[Step], short: bool) -> list[str]:
    lines: list[str] = []
    for step in steps:
        first, *more = step_lines(step, short)
        lines += [f"  - {first}", *(f"    {line}" for line in more)]
    return lines


def _nested(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [f"  {scalar(key)}: {flow(each)}" for key, each in value.items()]
    return [f"  - {_entry(each)}" for each in value]


def _entry(value: Any) -> str:
    if isinstance(value, Mapping) and len(value) == 1:
        key, inner = next(iter(value.items()))
        return f"{scalar(key)}: {flow(inner)}"
    return flow(value)


def _is_deep(value: Any) -> bool:
    return isinstance(value, (list, Mapping))

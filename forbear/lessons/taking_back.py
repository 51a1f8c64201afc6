"""The change that takes a change set back, and leaves what others wrote since."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from forbear.lessons.change import Change, FileChange
from forbear.lessons.change_set import ChangeSet, WrittenFile
from forbear.lessons.difference import Hunk, difference, hunks, lines_of
from forbear.lessons.folder import digest_of
from forbear.lessons.problems import ChangedMeanwhile, LessonError, Problem, Refused
from forbear.lessons.snapshots import Snapshots
from forbear.lessons.yaml_text import YamlText


def taken_back(made: ChangeSet, read: Callable[[str], str | None], snapshots: Snapshots) -> Change:
    """Raises `ChangedMeanwhile`, with what was changed since, when that touches the same lines."""
    files, differences = [], {}
    for each in made.files:
        now = read(each.file)
        before, after = _text(each.before, snapshots), _text(each.after, snapshots)
        back = before if _is(now, each.after) else _without(before, after, now)
        if back is None and not _is(now, each.after):
            differences[each.file] = difference(each.file, after, now)
        else:
            files.append(_checked(FileChange(each.file, now, back), each))
    if differences:
        raise ChangedMeanwhile(differences)
    return Change("undo", {"of": made.id, "what": made.code}, tuple(files))


def _without(before: str | None, after: str | None, now: str | None) -> str | None:
    """The text of now without what led from `before` to `after`; nothing where they meet."""
    if before is None or after is None or now is None:
        return None
    old, new, current = lines_of(before), lines_of(after), lines_of(now)
    own, others = hunks(old, new), hunks(new, current)
    if any(_meet(mine, other) for mine in own for other in others):
        return None
    grown = [0, *accumulate((h.new_end - h.new_start) - (h.end - h.start) for h in others)]
    for mine in reversed(own):
        shift = grown[sum(_is_above(other, mine) for other in others)]
        current[mine.new_start + shift : mine.new_end + shift] = old[mine.start : mine.end]
    return "".join(current)


def _meet(mine: Hunk, other: Hunk) -> bool:
    """Whether another's lines lie within mine; side by side they do not."""
    if mine.new_start == mine.new_end:  # mine took lines away here
        return other.start < mine.new_start < other.end
    if other.start == other.end:  # the other put lines in here
        return mine.new_start < other.start < mine.new_end
    return other.start < mine.new_end and mine.new_start < other.end


def _is_above(other: Hunk, mine: Hunk) -> bool:
    if other.start == other.end == mine.new_start:
        return mine.new_start < mine.new_end
    return other.end <= mine.new_start


def _is(text: str | None, digest: str | None) -> bool:
    return text is None if digest is None else text is not None and digest_of(text) == digest


def _text(digest: str | None, snapshots: Snapshots) -> str | None:
    if digest is None:
        return None
    found = snapshots.find(digest)
    if found is None:
        raise Refused(Problem("too_long_ago"))
    return found


def _checked(change: FileChange, made: WrittenFile) -> FileChange:
    try:
        if change.after is not None:
            YamlText(made.file, change.after)
    except LessonError as error:
        raise Refused(Problem("not_as_meant", made.file)) from error
    return change

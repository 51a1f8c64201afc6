"""Changes to the replies: add, change and remove a wording."""

from __future__ import annotations

from typing import Any

from forbear.lessons.change import Change, change_of
from forbear.lessons.draft import Draft
from forbear.lessons.folder import Folder
from forbear.lessons.problems import Missing, Problem, Refused
from forbear.lessons.replies import Tags, read_wordings, wording_at
from forbear.lessons.reply_checks import accepted_wording
from forbear.lessons.written import double_quoted, flow


def add_wording(folder: Folder, reply: str, text: str, tags: Tags) -> Change:
    """Put a wording after the last one of its language."""
    known = read_wordings(folder)
    own = [each for each in known if each.reply == reply]
    if not own:
        raise Missing(Problem("no_reply", facts={"reply": reply}))
    text = text.strip()
    warnings = accepted_wording(reply, text, tags, known)
    alike = [each for each in own if each.tags.language == tags.language] or own
    file, path = own[0].file, alike[-1].path
    draft = Draft(folder.yaml(file))
    draft.insert(path[:-1], path[-1] + 1, [wording_entry(text, tags)])
    facts = {"reply": reply, "language": tags.language}
    return change_of("add_wording", facts, (draft.source, draft.now)).warning(warnings)


def change_wording(
    folder: Folder, file: str, line: int, text: str | None = None, tags: Tags | None = None
) -> Change:
    """Other words, or other tags, for the wording of a line; `None` leaves them."""
    old = wording_at(folder, file, line)
    new_text, new_tags = old.text if text is None else text.strip(), tags or old.tags
    warnings = accepted_wording(old.reply, new_text, new_tags, read_wordings(folder), old)
    draft = Draft(folder.yaml(file))
    if new_text != old.text:
        draft.replace((*old.path, "text"), new_text)
    if new_tags != old.tags:
        metadata = _at(draft.now.data, old.path).get("metadata")
        if metadata is None:
            draft.add_key(old.path, "metadata", new_tags.into({}))
        else:
            draft.replace((*old.path, "metadata"), new_tags.into(metadata))
    facts = {"reply": old.reply, "language": new_tags.language}
    return change_of("change_wording", facts, (draft.source, draft.now)).warning(warnings)


def remove_wording(folder: Folder, file: str, line: int) -> Change:
    """Take a wording away; the last one of a language stays."""
    old = wording_at(folder, file, line)
    others = [
        each
        for each in read_wordings(folder, [file])
        if each.reply == old.reply and each != old and each.tags.language == old.tags.language
    ]
    if not others:
        facts = {"reply": old.reply, "language": old.tags.language}
        raise Refused(Problem("last_of_language", file, line, facts))
    draft = Draft(folder.yaml(file))
    draft.remove(old.path[:-1], old.path[-1])
    facts = {"reply": old.reply, "language": old.tags.language}
    return change_of("remove_wording", facts, (draft.source, draft.now))


def wording_entry(text: str, tags: Tags) -> tuple[dict[str, Any], list[str]]:
    """A wording as a value and as the lines of a list."""
    metadata = tags.into({})
    lines = [f"text: {double_quoted(text)}", f"metadata: {flow(metadata)}"]
    return {"text": text, "metadata": metadata}, lines


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        data = data[part]
    return data

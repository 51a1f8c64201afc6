"""Two small files and edits of them, for tests of how changes are kept."""

from __future__ import annotations

from forbear.lessons.change import Change, change_of
from forbear.lessons.draft import Draft
from forbear.lessons.folder import Folder

FILE, OTHER = "data/nlu/one.yml", "data/nlu/two.yml"
LINES = """version: "3.1"
nlu:
  # who comes in
  - intent: greet
    examples:
      - {text: "hello"}
      - {text: "good day"}   # said at the counter
      - {text: "morning"}
"""
WHERE = ("nlu", 0, "examples")


def put(folder: Folder, text: str, at: int = 3, *files: str) -> Change:
    """A line put into the list of each file."""
    pairs = []
    for file in files or (FILE,):
        draft = Draft(folder.yaml(file))
        draft.insert(WHERE, at, [({"text": text}, [f'{{text: "{text}"}}'])])
        pairs.append((draft.source, draft.now))
    facts = {"intent": "greet", "language": "en", "count": 1}
    return change_of("add_examples", facts, *pairs)


def reword(folder: Folder, place: int, text: str) -> Change:
    draft = Draft(folder.yaml(FILE))
    draft.replace((*WHERE, place, "text"), text)
    return change_of("change_example", {"intent": "greet"}, (draft.source, draft.now))

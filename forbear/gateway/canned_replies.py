"""The bank's general replies that any agent may put into the composer at any time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import yaml

from forbear.lessons.folder import REPLIES, Folder
from forbear.lessons.problems import BrokenFile, Missing
from forbear.lessons.replies import Wording, wordings_in
from forbear.settings import BANK_NAMES

TOPICS = Path(__file__).with_suffix(".yml")
_SLOT = re.compile(r"{(\w+)}")
_Stamp = tuple[int, int]


@dataclass(frozen=True)
class ApprovedReply:
    topic: str
    language: str
    text: str
    """Placeholders and all."""

    def said_by(self, agent_name: str) -> str:
        facts = {"agent_name": agent_name, "bank_name": BANK_NAMES[self.language]}
        return _SLOT.sub(lambda slot: facts[slot.group(1)], self.text)


@lru_cache(maxsize=1)
def topics() -> dict[str, list[str]]:
    """The names of the replies by topic."""
    found: dict[str, list[str]] = yaml.safe_load(TOPICS.read_text("utf-8"))
    return found


class ApprovedReplies:
    """Reads them where they stand, and a file again only when it has changed."""

    def __init__(self, root: Path) -> None:
        self._folder = Folder(root)
        self._read: dict[str, tuple[_Stamp, list[Wording]]] = {}
        self._reading = Lock()

    def read(self) -> list[ApprovedReply]:
        """By topic, in the order of the list and of the file."""
        with self._reading:
            wordings = [each for file in self._folder.files(REPLIES) for each in self._of(file)]
        return [
            ApprovedReply(topic, each.tags.language, each.text)
            for topic, names in topics().items()
            for name in names
            for each in wordings
            if each.reply == name and _fits_anybody(each)
        ]

    def _of(self, file: str) -> list[Wording]:
        try:
            stat = self._folder.path(file).stat()
        except FileNotFoundError:
            return []
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self._read.get(file)
        if known is None or known[0] != stamp:
            self._read[file] = known = (stamp, self._wordings(file))
        return known[1]

    def _wordings(self, file: str) -> list[Wording]:
        try:
            return list(wordings_in(self._folder.yaml(file)))
        except (BrokenFile, Missing):
            return []  # somebody is at it by hand: the other files go on


def _fits_anybody(wording: Wording) -> bool:
    """No place of its own, and nothing to fill in that an account would have to give."""
    slots = set(_SLOT.findall(wording.text))
    known = wording.tags.language in BANK_NAMES and slots <= {"agent_name", "bank_name"}
    return known and not wording.tags.jurisdiction

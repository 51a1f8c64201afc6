"""The git repository that the trainer's files are in, if there is one."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

SUBJECT = 60
PATIENCE = 30
"""Seconds for one git command; a hook may take a while."""


class Repository:
    """Commits some files with a person's name, and touches nothing else that is there."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def state(self, files: Sequence[str]) -> str | None:
        """Why a change of these files cannot be committed by itself, or nothing."""
        if self._git("rev-parse", "--is-inside-work-tree") != "true":
            return "no_repository"
        if self._git("status", "--porcelain", "--", *files):
            return "uncommitted_before"
        return None

    def commit(
        self, files: Sequence[str], author: str, subject: str, body: str
    ) -> tuple[str | None, str | None]:
        """The commit of the files alone, or why there is none."""
        who = _name(author)
        if self._git("add", "--", *files) is None:
            return None, "commit_failed"
        done = self._git(
            *("-c", f"user.name={who}", "-c", f"user.email={_address(author)}"),
            *("-c", "commit.gpgsign=false", "commit", "--quiet", "--only"),
            *("-m", _one_line(subject)[:SUBJECT], "-m", body, "--", *files),
        )
        if done is None:
            self._git("reset", "--quiet", "--", *files)
            return None, "commit_failed"
        return self._git("rev-parse", "HEAD"), None

    def _git(self, *arguments: str) -> str | None:
        """What git answers, or nothing where it fails or is not installed."""
        try:
            done = subprocess.run(
                ["git", "-C", str(self._root), *arguments],
                capture_output=True,
                stdin=subprocess.DEVNULL,
                text=True,
                timeout=PATIENCE,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout.strip()


def _name(author: str) -> str:
    return re.sub(r"[<>]", "", _one_line(author)).strip() or "trainer"


def _address(author: str) -> str:
    local = re.sub(r"[^\w.-]+", ".", author, flags=re.ASCII).strip(".").lower()
    return f"{local or 'trainer'}@localhost"


def _one_line(text: str) -> str:
    return " ".join(text.split())

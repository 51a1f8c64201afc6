"""What the conduct check is tested with: the wording classifier of the corpus as it stands."""

from __future__ import annotations

import pytest

from forbear.commands.train import ensure_reply_model


@pytest.fixture(scope="session", autouse=True)
def trained_wordings() -> None:
    ensure_reply_model()

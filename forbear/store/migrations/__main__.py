"""Drafts a revision from what the tables have and the migrations lack; read it before use."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import Script, ScriptDirectory

from forbear.store.session import alembic_config, make_engine, migrate


def draft(title: str) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/draft.db"
        migrate(url)
        engine = make_engine(url)
        with engine.begin() as connection:
            config = alembic_config(connection)
            number = f"{len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1:04d}"
            script = command.revision(config, message=title, autogenerate=True, rev_id=number)
        engine.dispose()
    assert isinstance(script, Script)
    return Path(script.path)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit("Say what changes: python -m forbear.store.migrations 'Add a column for ...'")
    print(draft(sys.argv[1]))

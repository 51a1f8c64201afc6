"""The database that the commands for data work on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import sessionmaker

from forbear.settings import Settings
from forbear.store.session import make_engine, make_session_factory, migrate


@contextmanager
def records() -> Iterator[sessionmaker]:
    """Sessions on the installation's database, brought up to date first."""
    url = Settings.database_url_from(os.environ)
    migrate(url)
    engine = make_engine(url)
    try:
        yield make_session_factory(engine)
    finally:
        engine.dispose()


def complain(command: str, problem: object) -> int:
    """Say on standard error what is wrong; the exit status of a command that cannot go on."""
    if isinstance(problem, SQLAlchemyError):
        problem = f"the database does not answer as it should: {str(problem).splitlines()[0]}"
    print(f"forbear {command}: {problem}", file=sys.stderr)
    return 2

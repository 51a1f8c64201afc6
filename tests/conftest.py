"""The databases that tests run on, and how many examples a property is tried with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

# Not imported here, so that a failed step tells its values as a test does.
pytest.register_assert_rewrite("tests.e2e.weather")

# The machine may be busy with other tests: a slow example is no failure.
settings.register_profile(
    "forbear", deadline=None, max_examples=int(os.environ.get("FORBEAR_TEST_EXAMPLES", "100"))
)
settings.load_profile("forbear")

SERVER = os.environ.get("FORBEAR_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/forbear.db"
    url = request.getfixturevalue("postgres_url")
    _execute(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return url


@pytest.fixture(scope="session")
def postgres_url(make_postgres_database: Callable[[], str]) -> str:
    return make_postgres_database()


@pytest.fixture(scope="session")
def make_postgres_database() -> Iterator[Callable[[], str]]:
    """Databases of this run alone, dropped at its end."""
    made: list[str] = []

    def make() -> str:
        name = f"forbear_test_{uuid4().hex}"
        try:
            _execute(f"{SERVER}postgres", f"CREATE DATABASE {name}")
        except OperationalError as problem:
            if "services" in os.environ.get("FORBEAR_REQUIRE", ""):
                raise
            pytest.skip(f"PostgreSQL does not answer: {problem.orig}")
        # A test's rows need not outlive a power cut.
        _execute(f"{SERVER}postgres", f"ALTER DATABASE {name} SET synchronous_commit TO off")
        made.append(name)
        return SERVER + name

    yield make
    for name in made:
        _execute(f"{SERVER}postgres", f"DROP DATABASE {name} WITH (FORCE)")


def _execute(url: str, *statements: str) -> None:
    engine = create_engine(url, future=True, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def model_path() -> Path:
    """The model of the data as they stand; trained first where there is none."""
    from forbear.commands.train import ensure_models

    return ensure_models()[1][0]

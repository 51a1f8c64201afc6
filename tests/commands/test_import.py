"""`forbear import` as a program: a dry run, an error, and the real thing."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from forbear.store.session import make_engine, make_session_factory
from forbear.store.tables import Customer
from tests.commands.command import forbear

HEADER = "reference,name,language,jurisdiction,timezone,birth_year"


def count(var: Path) -> int:
    engine = make_engine(f"sqlite:///{var / 'forbear.db'}")
    with make_session_factory(engine)() as session:
        found = session.execute(select(func.count(Customer.id))).scalar_one()
    engine.dispose()
    return found


def test_a_dry_run_writes_nothing_and_the_real_one_does(tmp_path):
    file = tmp_path / "customers.csv"
    file.write_text(f"{HEADER}\nB1,A,zh,CN,Asia/Shanghai,1985\n")

    dry = forbear("import", "--dry-run", str(file), FORBEAR_VAR=str(tmp_path))
    assert (dry.returncode, count(tmp_path)) == (0, 0)
    assert b"customers new" in dry.stdout
    assert b"dry run" in dry.stdout

    real = forbear("import", str(file), FORBEAR_VAR=str(tmp_path))
    assert (real.returncode, count(tmp_path)) == (0, 1)


def test_an_error_is_told_and_nothing_is_written(tmp_path):
    file = tmp_path / "customers.csv"
    file.write_text(f"{HEADER}\nB1,A,zh,CN,Asia/Shanghai,1985\nB2,A,zh,CN,Asia/Shanghai,85\n")

    done = forbear("import", str(file), FORBEAR_VAR=str(tmp_path))

    assert (done.returncode, count(tmp_path)) == (1, 0)
    assert b"customers.csv, line 3, birth_year: '85' must be a whole number" in done.stderr
    assert b"nothing was written" in done.stderr

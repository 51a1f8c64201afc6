"""What is live changes by a decision, and only by one; each leaves its trace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from forbear.settings import ROOT
from forbear.store.audit import verify_chain
from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.staffing import add_agent
from forbear.store.tables import AuditEntry
from forbear.training.candidates import now
from forbear.training.live_models import LiveModel, LiveModels
from forbear.training.model import code_digest
from tests.commands.assistant_stand_in import assistant
from tests.commands.candidate_folder import CandidateFolder


@pytest.fixture
def folder(tmp_path):
    return CandidateFolder(tmp_path)


@pytest.fixture
def sessions(folder):
    folder.var.mkdir()
    url = f"sqlite:///{folder.var / 'forbear.db'}"
    migrate(url)
    engine = make_engine(url)
    made = make_session_factory(engine)
    with made.begin() as session:
        for login, role in (("maya", "trainer"), ("chen", "supervisor")):
            add_agent(session, login, "Quiet-Harbour-42", role=role, name=login, languages=["en"])
    yield made
    engine.dispose()


@pytest.fixture
def model(tmp_path):
    """Bytes in the place of a model: nobody loads it here."""
    file = tmp_path / "any.tar.gz"
    file.write_bytes(b"a model")
    return file


@pytest.fixture
def live(folder):
    return LiveModels(folder.var / "trainer")


def acts(sessions):
    with sessions() as session:
        entries = session.execute(select(AuditEntry).order_by(AuditEntry.seq)).scalars()
        assert list(verify_chain(session, [])) == []
        return [(e.act, e.actor, e.detail) for e in entries if e.act.startswith("model_")]


def test_a_candidate_that_passed_goes_live_and_back(folder, sessions, model, live):
    first = folder.trained(model, "forbear-first", passed=True)
    second = folder.trained(model, "forbear-second", passed=True)

    folder.answer("promote", first.id, "--by", "maya")
    done = folder.answer("promote", second.id, "--by", "maya")
    assert (done["live"]["model"], done["before"]) == (
        "forbear-second.tar.gz",
        "forbear-first.tar.gz",
    )
    assert done["served"] is False  # no assistant runs
    assert live.served().name == "forbear-second.tar.gz"

    back = folder.answer("rollback", "--by", "chen", "--reason", "it hears complaints as thanks")

    assert back["live"]["model"] == "forbear-first.tar.gz"
    assert live.served().read_bytes() == b"a model"
    told = acts(sessions)
    assert [act for act, _, _ in told] == ["model_promoted", "model_promoted", "model_rolled_back"]
    assert {actor for _, actor, _ in told} == {"agent:1", "agent:2"}
    assert told[2][2]["before"] == "forbear-second.tar.gz"
    assert "complaints" not in json.dumps([detail for _, _, detail in told])


@pytest.mark.parametrize("passed", [False, None])
def test_without_the_gate_it_takes_a_supervisor_and_a_reason(folder, sessions, model, live, passed):
    candidate = folder.trained(model, "forbear-bold", passed=passed)

    def refused(*more):
        return folder.answer("promote", candidate.id, *more)["error"]["code"]

    assert refused() == "needs_supervisor"
    assert refused("--by", "maya", "--reason", "I am sure") == "needs_supervisor"
    assert refused("--by", "nobody", "--reason", "x") == "unknown_log_in"
    assert refused("--by", "chen") == "needs_reason"
    assert refused("--by", "chen", "--reason", "  ") == "needs_reason"
    assert (live.live(), acts(sessions)) == (None, [])

    done = folder.answer("promote", candidate.id, "--by", "chen", "--reason", "the floor is wrong")

    assert done["live"]["forced"] is True
    assert live.live().reason == "the floor is wrong"
    ((act, _, detail),) = acts(sessions)
    assert (act, detail["forced"]) == ("model_promoted_unproved", True)
    assert detail["reason_digest"]


def test_what_cannot_go_live_is_said(folder, sessions, model, live):
    untrained = folder.known.new()
    assert folder.answer("promote", untrained.id)["error"]["code"] == "not_trained"
    assert folder.answer("rollback")["error"]["code"] == "nothing_before"

    done = folder.trained(model, "forbear-one", passed=True)
    folder.answer("promote", done.id)
    assert folder.answer("promote", done.id)["error"]["code"] == "already_live"

    other = folder.trained(model, "forbear-two", passed=True)
    other.write("train", {**other.read("train"), "code": "another"})
    assert folder.answer("promote", other.id)["error"]["code"] == "other_code"
    assert "there is no candidate" in folder.run("promote", "20261128-184959-4400").stderr
    assert live.live().model == "forbear-one.tar.gz"


def test_when_the_database_fails_nothing_changes(folder, sessions, model, live):
    one = folder.trained(model, "forbear-one", passed=True)
    two = folder.trained(model, "forbear-two", passed=True)
    folder.answer("promote", one.id)
    with sessions.begin() as session:
        session.connection().exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON audit_entries"
            " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )

    assert folder.answer("promote", two.id)["error"]["code"] == "records"
    assert folder.answer("rollback")["error"]["code"] in ("records", "nothing_before")

    assert live.live().model == "forbear-one.tar.gz"
    assert live.served() is not None


def test_the_list_tells_what_is_live_and_what_failed(folder, sessions, model):
    candidate = folder.trained(model, "forbear-one", passed=True)
    folder.answer("promote", candidate.id)

    listed = folder.answer("list")

    assert listed["live"]["candidate"] == candidate.id
    assert listed["candidates"][0]["gate"]["passed"] is True
    assert "gate passed" in folder.run("list").stdout


def test_what_was_promoted_is_served_though_the_files_are_others(folder, sessions, model):
    """`forbear up` must not undo a decision by training what nobody has proved."""
    from forbear.commands.up import _model_to_serve

    candidate = folder.trained(model, "forbear-one", passed=True)
    folder.answer("promote", candidate.id)

    assert _model_to_serve(folder.var).name == "forbear-one.tar.gz"


def test_a_training_by_hand_is_served_again(folder, sessions, model, live, model_path):
    candidate = folder.trained(model, "forbear-one", passed=True)
    folder.answer("promote", candidate.id)

    from tests.commands.command import forbear

    done = forbear("train", FORBEAR_VAR=str(folder.var))

    assert b"instead of forbear-one.tar.gz" in done.stdout
    assert live.live() is None
    assert live.earlier()[0].model == "forbear-one.tar.gz"
    assert Path(ROOT, "models", model_path.name).exists()


def test_a_promotion_that_was_killed_half_way_is_taken_back(tmp_path, model):
    """The assistant had the new model, and no record said so until it was started again."""
    with assistant("forbear-one.tar.gz") as serving:
        folder = CandidateFolder(
            tmp_path, {"FORBEAR_RASA_URL": serving.url, "FORBEAR_VAR": str(tmp_path / "var")}
        )
        folder.var.mkdir()
        migrate(f"sqlite:///{folder.var / 'forbear.db'}")
        one = folder.trained(model, "forbear-one", passed=True)
        two = folder.trained(model, "forbear-two", passed=True)
        models = LiveModels(folder.var / "trainer")
        models.put(live_model(models.keep(one.model), one), None)

        serving.stuck = True
        promotion = folder.start("promote", two.id)
        assert serving.taken.wait(60)
        promotion.kill()
        promotion.wait()
        serving.stuck = False
        assert (serving.model, models.live().model) == (
            "forbear-two.tar.gz",
            "forbear-one.tar.gz",
        )

        listed = folder.answer("list")

        assert listed["live"]["model"] == "forbear-one.tar.gz"
        assert serving.model == "forbear-one.tar.gz"
        assert folder.answer("promote", two.id)["served"] is True
        assert (serving.model, models.live().model) == ("forbear-two.tar.gz",) * 2


def live_model(file, candidate):
    return LiveModel(
        file.name, "x", code_digest(), now(), "operator", "promoted", candidate=candidate.id
    )

"""Our own policies as parts of Rasa's graph: trained, kept, loaded, and how they predict."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, ActiveLoop
from rasa.shared.exceptions import InvalidConfigException

from forbear.dialogue.act_table_policy import ActTablePolicy
from forbear.dialogue.priority_policy import PriorityPolicy
from tests.dialogue.talk import Talk, understood

BOTH = pytest.mark.parametrize("kind", [PriorityPolicy, ActTablePolicy])


def parts(kind: type, folder: Path, **changes) -> tuple:
    config = {**kind.get_default_config(), **changes}
    name = kind.__name__
    folder.mkdir(parents=True, exist_ok=True)
    storage = LocalModelStorage.create(folder)
    return config, storage, Resource(name), ExecutionContext(GraphSchema({}), node_name=name)


@pytest.fixture
def make_policy(tmp_path, domain):
    """A policy as a server has it: trained, kept, and loaded again."""

    def make(kind: type):
        made = parts(kind, tmp_path)
        kind.create(*made).train([], domain)
        return kind.load(*made)

    return make


def actions(policy, talk: Talk) -> list[str]:
    """What the policy predicts, surest first."""
    found = policy.predict_action_probabilities(talk.tracker, talk.domain)
    names = talk.domain.action_names_or_texts
    ranked = sorted(enumerate(found.probabilities), key=lambda pair: -pair[1])
    return [names[i] for i, chance in ranked if chance > 0]


@BOTH
def test_a_loaded_policy_predicts_as_the_trained_one(kind, tmp_path, domain):
    made = parts(kind, tmp_path)
    trained = kind.create(*made)
    trained.train([], domain)
    loaded = kind.load(*made)

    for parse in (understood("abuse_agent", 3), understood(risk=["self_harm_red"]), understood()):
        talk = Talk(domain)
        talk.hear(parse)
        assert actions(loaded, talk) == actions(trained, talk)


@BOTH
def test_the_model_holds_the_table_and_needs_no_file(kind, tmp_path, domain, monkeypatch):
    made = parts(kind, tmp_path / "model")
    kind.create(*made).train([], domain)
    monkeypatch.chdir(tmp_path)
    talk = Talk(domain)
    talk.hear(understood("abuse_agent", 3))

    assert actions(kind.load(*made), talk)


@BOTH
def test_a_table_that_is_not_there_says_how_to_mend_it(kind, tmp_path, domain):
    policy = kind.create(*parts(kind, tmp_path, acts="data/nothing.yml"))

    with pytest.raises(InvalidConfigException, match=r"data/nothing\.yml"):
        policy.train([], domain)


@BOTH
def test_a_table_that_cannot_be_read_names_its_file(kind, tmp_path, domain):
    table = tmp_path / "acts.yml"
    table.write_text("facts: {}\nstates: []\n")
    policy = kind.create(*parts(kind, tmp_path / "model", acts=str(table)))
    policy.train([], domain)
    talk = Talk(domain)
    talk.hear(understood("abuse_agent", 3))

    with pytest.raises(InvalidConfigException, match=r"acts\.yml.*intents"):
        policy.predict_action_probabilities(talk.tracker, domain)


def test_priority_wins_over_an_open_form(make_policy, domain):
    """A loop's prediction counts as one without a user; only another such can beat it."""
    talk = Talk(domain, ActiveLoop("verification_form"))
    talk.hear(understood(risk=["self_harm_red"]))
    found = make_policy(PriorityPolicy).predict_action_probabilities(talk.tracker, domain)

    assert found.is_no_user_prediction
    assert found.max_confidence == 1.0
    assert found.policy_priority == 7


def test_priority_says_its_steps_in_order_and_then_listens(make_policy, domain):
    policy = make_policy(PriorityPolicy)
    talk = Talk(domain)
    talk.hear(understood("dispute_amount", 3))
    said = []
    for _ in range(3):
        said.append(actions(policy, talk)[0])
        talk.tracker.update(ActionExecuted(said[-1], policy="PriorityPolicy"), domain)

    assert said == ["utter_lead_boundary", "utter_log_dispute", "action_listen"]


def test_priority_leaves_a_turn_that_another_policy_began(make_policy, domain):
    talk = Talk(domain)
    talk.hear(understood("dispute_amount", 3))
    talk.tracker.update(ActionExecuted("utter_thanks", policy="RulePolicy"), domain)

    assert actions(make_policy(PriorityPolicy), talk) == []


def test_the_table_ranks_alternatives_then_listens(make_policy, domain, table):
    policy = make_policy(ActTablePolicy)
    talk = Talk(domain)
    talk.hear(understood("ask_if_bot"))
    first = actions(policy, talk)
    assert first[0] == "utter_answer_bot_question"
    assert len(first) >= 3

    talk.tracker.update(ActionExecuted(first[0], policy="ActTablePolicy"), domain)
    assert actions(policy, talk) == ["action_listen"]


def test_after_an_answer_inside_a_form_the_form_asks_again(make_policy, domain):
    policy = make_policy(ActTablePolicy)
    talk = Talk(domain, ActiveLoop("verification_form"))
    talk.hear(understood("ask_if_bot"))
    talk.tracker.update(ActionExecutionRejected("verification_form"), domain)
    talk.tracker.update(ActionExecuted("utter_answer_bot_question", policy="x"), domain)
    assert actions(policy, talk) == ["verification_form"]

    talk.tracker.update(ActionExecuted("verification_form", policy="x"), domain)
    assert actions(policy, talk) == ["action_listen"]

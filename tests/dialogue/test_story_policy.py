"""The policy that generalises from the stories."""

from __future__ import annotations

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import InvalidConfigException

from forbear.commands.compare_policies import compare, read_stories
from forbear.dialogue.story_features import features_now, steps_of
from forbear.dialogue.story_models import MODELS
from forbear.dialogue.story_policy import StoryPolicy
from tests.dialogue.talk import Talk, understood

LEAST_RIGHT = 0.85


@pytest.fixture(scope="module")
def stories():
    return read_stories()[1]


@pytest.fixture
def make_policy(tmp_path, domain, stories):
    def make(**changes):
        config = {**StoryPolicy.get_default_config(), **changes}
        storage = LocalModelStorage.create(tmp_path)
        made = (
            config, storage, Resource("s"), ExecutionContext(GraphSchema({}), node_name="s")
        )  # fmt: skip
        StoryPolicy.create(*made).train(stories, domain)
        return StoryPolicy.load(*made)

    return make


def best(policy, talk: Talk) -> str | None:
    found = policy.predict_action_probabilities(talk.tracker, talk.domain)
    chance = max(found.probabilities)
    names = talk.domain.action_names_or_texts
    return names[found.probabilities.index(chance)] if chance else None


def test_held_out_stories_go_on_as_they_were_written(stories):
    scores = compare(stories, folds=5)

    assert scores["linear"].right / scores["linear"].asked >= LEAST_RIGHT
    assert scores["linear"].right >= scores["nearest"].right


@pytest.mark.parametrize("model", sorted(MODELS))
def test_a_loaded_model_goes_on_as_a_story_does(make_policy, domain, model):
    policy = make_policy(model=model)
    talk = Talk(domain, SlotSet("verified", True))
    talk.hear(understood("refuse_to_pay"))
    assert best(policy, talk) == "utter_ask_what_stands_in_the_way"

    talk.tracker.update(ActionExecuted("utter_ask_what_stands_in_the_way", policy="x"), domain)
    talk.hear(understood("state_hardship"))
    assert best(policy, talk) == "utter_acknowledge_hardship"


def test_it_says_which_story_it_goes_by(make_policy, domain):
    talk = Talk(domain, SlotSet("verified", True))
    talk.hear(understood("refuse_to_pay"))
    found = make_policy().predict_action_probabilities(talk.tracker, domain)

    assert found.diagnostic_data["rule"].startswith("story: ")


def test_it_predicts_nothing_that_the_table_does_not_permit(make_policy, domain):
    """The stories tell of offers; an account in a moratorium gets none."""
    talk = Talk(domain, SlotSet("verified", True), SlotSet("affordable", "630"))
    talk.tracker.update(SlotSet("stop_state", "breathing_space"), domain)
    talk.hear(understood("request_instalment_plan"))

    assert best(make_policy(), talk) is None


def test_it_leaves_what_is_unclear_and_what_has_begun_to_others(make_policy, domain):
    policy = make_policy()
    talk = Talk(domain, SlotSet("verified", True))
    talk.hear(understood("refuse_to_pay", confidence=0.3))
    assert best(policy, talk) is None

    talk.hear(understood("refuse_to_pay"))
    talk.tracker.update(ActionExecuted("utter_lead_anger", policy="x"), domain)
    assert best(policy, talk) is None


def test_an_unknown_model_is_named(make_policy):
    with pytest.raises(InvalidConfigException, match=r"model.*'oracle'.*linear"):
        make_policy(model="oracle")


def test_a_conversation_has_the_features_of_its_story(domain):
    """What is learned from must be what is seen later."""
    events = [
        SlotSet("verified", True),
        UserUttered("...", {"name": "greet", "confidence": 1.0}),
        ActionExecuted("utter_greet_back"),
        ActionExecuted("action_listen"),
        UserUttered("...", {"name": "state_hardship", "confidence": 1.0}),
    ]
    running = DialogueStateTracker.from_events("s", events, domain.slots)
    story = DialogueStateTracker.from_events(
        "s", [*events, ActionExecuted("utter_acknowledge_hardship")], domain.slots
    )

    assert list(steps_of(story))[-1] == (features_now(running), "utter_acknowledge_hardship")

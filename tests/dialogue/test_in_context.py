"""What the conversation makes of a message that is unclear alone."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.in_context import in_context
from forbear.dialogue.message_reading import further
from tests.dialogue.talk import understood


@pytest.mark.parametrize(
    ("slot", "value", "intent"),
    [
        ("stop_state", "none", "state_hardship"),
        ("stop_state", "signed_plan", "request_plan_change"),
        ("open_promise", True, "request_plan_change"),
        ("talk", "agreed", "request_plan_change"),
    ],
)
def test_a_plan_is_changed_only_where_there_is_one(
    domain: Domain, slot: str, value: object, intent: str
) -> None:
    tracker = DialogueStateTracker("one", domain.slots)
    tracker.update(SlotSet(slot, value), domain)
    said = understood("request_plan_change", confidence=0.3, text="最近有点变化")
    said["intent_ranking"] = [said["intent"], {"name": "state_hardship", "confidence": 0.25}]

    assert in_context(tracker, said)["intent"]["name"] == intent


@pytest.mark.parametrize(("confidence", "named"), [(0.2, ()), (0.4, ("ask_credit_impact",))])
def test_what_weighs_on_a_customer_is_named_only_where_it_is_likely(
    confidence: float, named: tuple[str, ...]
) -> None:
    said = understood("state_hardship")
    said["intents"].append({"name": "ask_credit_impact", "confidence": confidence})

    assert further(said) == named

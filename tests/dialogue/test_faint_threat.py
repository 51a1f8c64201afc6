"""A threat that only the classifier suspects ends no talk."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.in_context import in_context
from forbear.dialogue.sure_signs import sure_risk
from forbear.dialogue.understanding import reported
from tests.dialogue.talk import understood


def talk() -> DialogueStateTracker:
    return DialogueStateTracker("one", Domain.empty().slots)


def test_a_suspected_threat_is_anger_in_the_talk_and_is_reported_as_it_was_heard() -> None:
    said = understood("request_contact_preference", 4, ["violence"], text="text me, signal's bad")

    heard = in_context(talk(), said)

    assert heard["hostility"]["level"] == 2
    assert reported(heard)["hostility"]["level"] == 4


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("threaten_violence", "text me, signal's bad"),
        ("request_fee_waiver", "免了吧，不然我拿刀去你们网点"),
    ],
)
def test_what_words_or_the_intent_bear_out_is_a_threat(intent: str, text: str) -> None:
    heard = in_context(talk(), understood(intent, 4, ["violence"], text=text))

    assert heard["hostility"]["level"] == 4


def test_just_you_wait_is_a_threat_only_from_who_is_after_somebody() -> None:
    waits = understood("suspect_scam", 4, ["violence"], text="我先去问问客服，你等着")
    threatens = understood("threaten_violence", 4, ["violence"], text="你等着")

    assert "violence" not in sure_risk(waits)
    assert "violence" in sure_risk(threatens)

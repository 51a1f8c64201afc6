"""The rungs of the ladder, as a conversation climbs them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.ladder import LadderTurn, Rung, next_rung

ABUSE = {"level": 3, "target": "agent"}
turns = st.lists(
    st.builds(
        LadderTurn,
        level=st.integers(0, 4),
        target=st.sampled_from(["none", "situation", "bank", "agent"]),
        severe=st.booleans(),
        off_topic=st.booleans(),
        said=st.none() | st.sampled_from(Rung),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize(
    ("level", "target", "rung"),
    [
        (0, "none", None),
        (1, "bank", Rung.ACKNOWLEDGE),
        (2, "situation", Rung.ACKNOWLEDGE),
        (3, "situation", Rung.ACKNOWLEDGE),
        (3, "agent", Rung.SET_BOUNDARY),
        (4, "agent", Rung.ESCALATE_SECURITY),
        (4, "bank", Rung.ESCALATE_SECURITY),
    ],
)
def test_the_first_message_starts_at_its_own_rung(level, target, rung):
    assert next_rung([LadderTurn(level, target)]) is rung


def test_abuse_is_met_by_a_boundary_then_a_warning_then_the_end_then_a_supervisor():
    heard: list[LadderTurn] = []
    answers = []
    for _ in range(4):
        rung = next_rung([*heard, LadderTurn(**ABUSE)])
        answers.append(rung)
        heard.append(LadderTurn(**ABUSE, said=rung))

    assert answers == [Rung.SET_BOUNDARY, Rung.WARN, Rung.END_CHAT, Rung.ESCALATE_SUPERVISOR]


def test_nobody_is_warned_who_was_not_asked_to_stop():
    heard = [LadderTurn(**ABUSE), LadderTurn(**ABUSE), LadderTurn(**ABUSE)]

    assert next_rung(heard) is Rung.SET_BOUNDARY


def test_a_severe_slur_is_warned_at_once_and_ended_after_one_warning():
    severe = LadderTurn(**ABUSE, severe=True)
    warned = LadderTurn(**ABUSE, severe=True, said=Rung.WARN)

    assert next_rung([severe]) is Rung.WARN
    assert next_rung([warned, severe]) is Rung.END_CHAT


def test_a_grievance_after_a_warning_goes_to_a_supervisor():
    heard = [
        LadderTurn(**ABUSE, said=Rung.SET_BOUNDARY),
        LadderTurn(**ABUSE, said=Rung.WARN),
        LadderTurn(**ABUSE),
    ]

    assert next_rung(heard, grievance=True) is Rung.ESCALATE_SUPERVISOR


def test_a_boundary_is_forgotten_once_the_hostility_is_gone():
    calm = [LadderTurn(0)] * 6
    heard = [LadderTurn(**ABUSE, said=Rung.SET_BOUNDARY), *calm, LadderTurn(**ABUSE)]

    assert next_rung(heard) is Rung.SET_BOUNDARY


def test_a_short_calm_forgets_nothing():
    calm = [LadderTurn(0)] * 2
    heard = [LadderTurn(**ABUSE, said=Rung.SET_BOUNDARY), *calm, LadderTurn(**ABUSE)]

    assert next_rung(heard) is Rung.WARN


def test_anger_that_leaves_the_topic_twice_is_refocused():
    off_topic = LadderTurn(2, "bank", off_topic=True)

    assert next_rung([off_topic]) is Rung.ACKNOWLEDGE
    assert next_rung([off_topic, off_topic]) is Rung.REFOCUS


@given(turns)
def test_a_crisis_chat_is_never_ended_and_nobody_told_off(heard):
    rung = next_rung(heard, crisis=True)

    assert rung in (None, Rung.ACKNOWLEDGE, Rung.ESCALATE_SECURITY)


@given(turns, st.booleans())
def test_a_threat_always_goes_to_security(heard, crisis):
    assert next_rung([*heard, LadderTurn(4)], crisis=crisis) is Rung.ESCALATE_SECURITY


@given(turns, st.booleans())
def test_the_end_is_only_ever_reached_over_a_warning(heard, grievance):
    if next_rung(heard, grievance=grievance) is Rung.END_CHAT:
        assert any(turn.said is Rung.WARN for turn in heard[:-1])

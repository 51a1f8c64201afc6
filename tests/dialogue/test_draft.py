"""How a draft is joined from lines, and how what was said becomes events."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet

from forbear.dialogue.draft import Draft, fill_from_events
from forbear.dialogue.spoken import free_text_events, said_events, saying_of
from tests.dialogue.talk import Talk


def joined(*texts: str) -> str:
    draft = Draft("utter_x", 1.0, "p", "r")
    fill_from_events(draft, [BotUttered(text, metadata={"act": "close"}) for text in texts])
    return draft.text


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["One."], "One."),
        (["Only this?"], "Only this?"),
        (["I hear you.", "Shall we look?"], "I hear you. Shall we look?"),
        (["I hear you. Is that right?", "Shall we look?"], "I hear you. Shall we look?"),
        (["我听到了。", "您看可以吗？"], "我听到了。您看可以吗？"),
        (["我听到了。对吗？", "您看可以吗？"], "我听到了。您看可以吗？"),
        (["Is it right?", "Shall we look?"], "Shall we look?"),
        # Who speaks last without asking leaves the question at the end.
        (["Noted. Who is it?", "Also logged."], "Noted. Also logged. Who is it?"),
        # What English writes beyond ASCII is still English.
        (["I hear you.", "You owe £63.00."], "I hear you. You owe £63.00."),
        (["I hear you.", "It’s noted – thank you."], "I hear you. It’s noted – thank you."),
        # A figure in a question ends no sentence.
        (
            ["Noted. Can you pay $63.50 today?", "Thank you."],
            "Noted. Thank you. Can you pay $63.50 today?",
        ),
        (["我记下了。每期600.00元可以吗？", "谢谢您。"], "我记下了。谢谢您。每期600.00元可以吗？"),
        (["My bank says hello.", "您好，我在。"], "My bank says hello.您好，我在。"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_lines_make_one_reply_that_asks_once(lines, whole):
    assert joined(*lines) == whole


def test_no_lines_are_no_words():
    draft = Draft("utter_x", 1.0, "p", "r")
    fill_from_events(draft, [ActionExecuted("utter_x"), SlotSet("talk", "offered")])

    assert draft.text == ""


def test_acts_strategies_facts_and_card_are_gathered():
    draft = Draft("utter_x", 1.0, "p", "r")
    card = {"kind": "plan", "offers": []}
    fill_from_events(
        draft,
        [
            BotUttered("a.", metadata={"act": "warn", "strategy": "boundary", "facts": ["n"]}),
            BotUttered("b.", metadata={"act": ["warn", "read_back"], "facts": ["n", "apr"]}),
            BotUttered("c.", data={"custom": {"card": card, "allowed_values": ["1"]}}),
        ],
    )

    assert (draft.acts, draft.strategies) == (["warn", "read_back"], ["boundary"])
    assert (draft.facts, draft.card, draft.allowed_values) == (["n", "apr"], card, ["1"])


def test_a_suggestion_has_the_keys_of_the_contract():
    draft = Draft("utter_x", 0.98765, "Policy", "rule", text="Hello.", acts=["close"])

    found = draft.as_suggestion(1, "greet 0.90")
    assert {
        "rank", "acts", "strategy", "text", "action", "score", "why", "card", "quick_replies",
        "events", "commit", "values",
    } <= set(found)  # fmt: skip
    assert set(found["why"]) == {"understood", "policy", "rule", "facts"}
    assert (found["score"], found["strategy"]) == (0.988, "none")


def test_the_words_that_were_said_take_the_place_of_the_drafted_ones():
    drafted = [
        ActionExecuted("utter_lead_anger"),
        BotUttered("Drafted one.", metadata={"act": "acknowledge_emotion"}),
        ActionExecuted("utter_log_dispute"),
        BotUttered("Drafted two.", metadata={"act": "log_dispute"}),
        SlotSet("talk", None),
        ActionExecuted("action_listen"),
    ]
    events = said_events(
        drafted, "Edited by the agent.", "key-1", ["acknowledge_emotion", "log_dispute"]
    )

    assert [type(event) for event in events] == [
        ActionExecuted, BotUttered, ActionExecuted, SlotSet, ActionExecuted,
    ]  # fmt: skip
    assert events[1].text == "Edited by the agent."
    assert events[1].metadata["message_key"] == "key-1"


def test_words_that_come_without_a_drafted_line_are_kept_too(domain):
    events = said_events([ActionExecuted("utter_thanks")], "Thank you.", "key-1", ["close"])

    assert [event.text for event in events if isinstance(event, BotUttered)] == ["Thank you."]


def test_a_line_is_found_by_its_key_with_all_its_acts(domain):
    talk = Talk(domain)
    drafted = [
        BotUttered("a", metadata={"act": "warn"}),
        BotUttered("b", metadata={"act": "close"}),
    ]
    talk.tracker.update_with_events(
        said_events(drafted, "Both.", "key-1", ["warn", "close"]), domain
    )

    assert saying_of(talk.tracker, "key-2") is None
    assert saying_of(talk.tracker, "key-1") == ["warn", "close"]


def test_free_text_is_an_action_of_its_own(domain):
    talk = Talk(domain)
    events, acts = free_text_events("Let me look.", "key-1", talk.tracker)
    talk.tracker.update_with_events(events, domain)

    assert [e.action_name for e in events if isinstance(e, ActionExecuted)] == [
        "action_agent_message",
        "action_listen",
    ]
    assert saying_of(talk.tracker, "key-1") == acts

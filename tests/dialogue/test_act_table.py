"""How the act table is read: allow, forbid, first, then, when and assume."""

from __future__ import annotations

from itertools import product

import pytest

from forbear.dialogue.act_table import ALL_ACTS, ActTable, ActTableError

RESPONSES = {
    f"utter_{act}": [{"text": "x", "metadata": {"act": act}}]
    for act in ("close", "handoff_human", "log_dispute", "warn", "ask_hardship", "crisis_support")
}
TABLE = """
facts: {crisis: false, heat: 0, verified: false, offer: false}
states:
  - name: crisis
    if: {crisis: true}
    allow: [crisis_support, handoff_human]
    first: [utter_crisis_support]
  - {name: hot, if: {heat: [3, 4]}, forbid: [close]}
  - {name: cool, if: {heat: [0, 1]}, forbid: [warn], then: [utter_ask_hardship]}
  - {name: anywhere, if: {}, then: [utter_handoff_human, utter_log_dispute, utter_warn]}
intents:
  thank: {suggest: [utter_close]}
  affirm:
    when:
      - {if: {verified: true, offer: true}, suggest: [action_propose_read_back]}
      - {if: {verified: true}, suggest: [action_propose_plans]}
    suggest: [utter_ask_hardship]
  express_self_harm: {assume: {crisis: true}, suggest: [utter_close]}
  out_of_scope: {suggest: [utter_log_dispute, utter_handoff_human, utter_close, utter_ask_hardship]}
"""


@pytest.fixture
def small() -> ActTable:
    return ActTable.from_yaml(TABLE, RESPONSES)


def test_a_short_row_is_filled_from_the_states_in_their_order(small):
    assert small.row("thank", {}).suggest == (
        "utter_close", "utter_ask_hardship", "utter_handoff_human", "utter_log_dispute",
    )  # fmt: skip


def test_a_full_row_is_not_filled(small):
    assert len(small.row("out_of_scope", {}).suggest) == 4


def test_a_state_strikes_what_it_forbids_everywhere(small):
    row = small.row("thank", {"heat": 3})

    assert row.suggest == ("utter_handoff_human", "utter_log_dispute", "utter_warn")
    assert row.forbidden == {"close"}


def test_a_state_that_allows_strikes_all_else(small):
    row = small.row("thank", {"crisis": True})

    assert row.suggest == ("utter_crisis_support", "utter_handoff_human")
    assert row.forbidden == ALL_ACTS - {"crisis_support", "handoff_human"} | {"warn"}


def test_the_first_variant_that_holds_gives_the_list(small):
    assert (
        small.row("affirm", {"verified": True, "offer": True}).suggest[0]
        == "action_propose_read_back"
    )
    assert small.row("affirm", {"verified": True}).suggest[0] == "action_propose_plans"
    assert small.row("affirm", {"offer": True}).suggest[0] == "utter_ask_hardship"


def test_what_an_intent_assumes_outweighs_what_is_known(small):
    assert small.row("express_self_harm", {"crisis": False}).suggest[0] == "utter_crisis_support"


def test_what_is_not_known_has_the_tables_value(small):
    assert small.row("thank", {}) == small.row("thank", {"crisis": False, "heat": 0})


def test_an_intent_that_the_table_does_not_name_is_out_of_scope(small):
    assert small.row("made_up", {}).suggest == small.row("out_of_scope", {}).suggest


def test_the_name_tells_which_states_ruled(small):
    assert small.row("thank", {"heat": 3}).name == "table: thank (hot)"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[utter_close]", "[utter_gone]"), "utter_gone"),
        (("forbid: [close]", "forbid: [dance]"), "dance"),
        (("facts:", "fact:"), "facts"),
        (("suggest: [utter_close]}", "suggest: utter_close}"), "thank"),
        (("{suggest: [utter_close]}", "{proposes: [utter_close]}"), "thank"),
        (("{suggest: [utter_close]}", "[utter_close]"), "thank"),
        (("name: hot, ", ""), "states"),
        (("if: {heat: [3, 4]}", "if: {heet: [3, 4]}"), "heet"),
        (("out_of_scope:", "out_of_scop:"), "out_of_scope"),
        (("  thank:", "  - thank:"), ""),
    ],
    ids=lambda change: change[-1] if isinstance(change, tuple) else "",
)
def test_a_table_that_cannot_be_read_says_where(change, said):
    text = TABLE.replace(*change)
    assert text != TABLE

    with pytest.raises(ActTableError, match=said):
        ActTable.from_yaml(text, RESPONSES)


@pytest.mark.parametrize(
    "text", ["", "[]", "facts: {}\nstates: 5\nintents: {}", "just words", "a: b: c"]
)
def test_a_text_that_is_no_table_is_refused(text):
    with pytest.raises(ActTableError):
        ActTable.from_yaml(text, RESPONSES)


def test_the_projects_table_never_suggests_what_it_forbids(table, domain):
    facts = {
        "verified": [False, True],
        "hostility": [0, 2, 3, 4],
        "stop": ["none", "cease", "attorney", "signed_plan"],
        "speaker": ["customer", "third_party"],
        "crisis": [False, True],
        "affordability": [False, True],
    }
    for values in product(*facts.values()):
        known = dict(zip(facts, values, strict=True))
        for intent in domain.intents:
            row = table.row(intent, known)
            assert not {table.act_of(action) for action in row.suggest} & row.forbidden
            assert row.suggest, f"{intent} has nothing to say when {known}"
            if known["crisis"]:
                assert row.suggest[0] == "utter_crisis_support"


def test_in_a_crisis_nothing_but_the_reviewed_words_is_drafted(table, domain):
    for intent in domain.intents:
        assert table.row(intent, {"crisis": True}).suggest == ("utter_crisis_support",)


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        ({"verified": True}, "action_propose_fee_waiver"),
        ({"verified": True, "dispute": True}, "action_propose_fee_waiver"),
        ({"verified": False}, "utter_ask_verification"),
        ({"verified": False, "refused": True}, "utter_without_check"),
        ({"verified": True, "stop": "breathing_space"}, "utter_stop_active"),
        ({"verified": True, "stop": "attorney"}, "utter_attorney_active"),
    ],
)
def test_a_waiver_is_asked_for_at_once_where_nothing_must_rest(table, facts, first):
    assert table.row("request_fee_waiver", facts).suggest[0] == first


def test_without_a_clear_yes_nothing_is_recorded(table):
    facts = {"verified": True, "read_back": True, "clear": False}

    assert "action_propose_acceptance" not in table.row("affirm", facts).suggest
    assert "record_promise" in table.row("affirm", facts).forbidden

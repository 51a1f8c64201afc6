"""Offers what the act table allows: the alternatives at the desk, and an answer where none is."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.act_table import ActTable
from forbear.dialogue.deterministic_policy import DeterministicPolicy
from forbear.dialogue.other_readings import reading_heads
from forbear.dialogue.situation import CONTROL_INTENTS, Situation, read_situation
from forbear.dialogue.table_facts import table_facts
from forbear.fingerprint import source_fingerprint

LEAVES = frozenset({"thank", "goodbye", "request_human"})
"""Who takes leave, or wants a person, is not asked on."""
CONFIDENCE = 0.4
"""Below what rules and stories are sure of, above nothing."""


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class ActTablePolicy(DeterministicPolicy):
    """Ranks the table's row for the situation, then listens, or lets an open form go on."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**DeterministicPolicy.get_default_config(), "priority": 2}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        own = source_fingerprint("forbear.dialogue.act_table", "forbear.dialogue.situation")
        return f"{DeterministicPolicy.fingerprint_addon(config)}{own}"

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        situation = read_situation(tracker)
        table, facts = self.table(domain), table_facts(situation)
        row = table.row(situation.intent, facts)
        if not situation.taken_actions:
            actions = _with_other_readings(row.suggest, situation, table, facts)
        elif situation.active_form and _form_goes_on(tracker, situation, table):
            actions = (situation.active_form,)
        else:
            actions = (ACTION_LISTEN_NAME,)
        return self.ranked(
            domain,
            actions,
            first=CONFIDENCE,
            diagnostic_data={"rule": row.name, "forbidden": sorted(row.forbidden)},
        )


def _with_other_readings(
    actions: tuple[str, ...], situation: Situation, table: ActTable, facts: dict[str, Any]
) -> tuple[str, ...]:
    """Second place goes to what else was asked for, or may have been meant."""
    likely = situation.further_intents if situation.sure else ()
    if situation.intent in CONTROL_INTENTS and (answer := table.answer(situation.intent, facts)):
        return answer.actions  # a yes to one thing is no yes to another
    heads = reading_heads(situation, table, (*likely, *situation.guesses))
    return tuple(dict.fromkeys([*actions[:1], *heads, *actions[1:]]))


def _form_goes_on(tracker: DialogueStateTracker, situation: Situation, table: ActTable) -> bool:
    """After an answer that interrupted a form, the form asks again; not after its own turn.

    Nor after a reply that asks the same by itself, nor of somebody who said no to it.
    """
    last = situation.taken_actions[-1][0]
    asked_already = table.act_of(last) == table.act_of(situation.active_form or "")
    leaves = situation.intent in LEAVES
    return (
        tracker.is_active_loop_rejected
        and not asked_already
        and not leaves
        and not situation.refused_check
    )

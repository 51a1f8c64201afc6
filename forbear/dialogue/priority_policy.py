"""The deterministic policy that puts safety, stops and heat before everything else."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.deterministic_policy import DeterministicPolicy
from forbear.dialogue.other_readings import with_other_readings
from forbear.dialogue.reply_plan import Steps, plan_steps
from forbear.dialogue.situation import read_situation
from forbear.fingerprint import source_fingerprint


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class PriorityPolicy(DeterministicPolicy):
    """Predicts the steps of `forbear.dialogue.priority`; abstains when no row of it holds."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**DeterministicPolicy.get_default_config(), "priority": 7}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        own = source_fingerprint(
            "forbear.dialogue.priority", "forbear.dialogue.reply_plan", "forbear.dialogue.situation"
        )
        return f"{DeterministicPolicy.fingerprint_addon(config)}{own}"

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        situation = read_situation(tracker)
        taken = situation.taken_actions
        if taken and taken[0][1] != type(self).__name__:
            return self._prediction(self._default_predictions(domain))  # another policy's turn
        table = self.table(domain)
        rule, steps = plan_steps(situation, table)
        steps = with_other_readings(steps, situation, table)
        if not steps:
            return self._prediction(self._default_predictions(domain))
        # In Rasa a form's own prediction is a no-user prediction, which beats any priority.
        return self.ranked(
            domain,
            _next(steps, len(taken)),
            first=1.0,
            is_no_user_prediction=True,
            diagnostic_data={"rule": rule},
        )


def _next(steps: Steps, done: int) -> tuple[str, ...]:
    return steps[done] if done < len(steps) else (ACTION_LISTEN_NAME,)

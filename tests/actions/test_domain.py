"""The domain and the action server name the same actions."""

from __future__ import annotations

from pathlib import Path

import yaml
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor, utils

ROOT = Path(__file__).parents[2]


def test_each_action_of_the_domain_is_served_and_no_other():
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    executor = ActionExecutor()
    executor.register_package("actions")
    ours = {a for a in utils.all_subclasses(Action) if a.__module__.startswith("actions.")}

    assert ours
    assert set(executor.actions) == {a for a in domain["actions"] if a.startswith("action_")}

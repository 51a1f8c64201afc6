"""The bank's own plan policies, read once from the file that a setting names."""

from __future__ import annotations

from functools import lru_cache

from actions.records import policy_file
from forbear.rules.plan_policy import PlanPolicy
from forbear.rules.policy_file import read_policies
from forbear.store.plan_policies import policies_in


@lru_cache(maxsize=1)
def plan_policies() -> dict[str, PlanPolicy]:
    """By place. Raises PolicyError with the file's name and the value that is wrong."""
    file = policy_file()
    return read_policies({}) if file is None else policies_in(file)

"""The bank's own plan policies, read once from the file that a setting names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from actions.records import policy_file
from forbear.rules.plan_policy import PlanPolicy
from forbear.rules.policy_file import PolicyError, read_policies


@lru_cache(maxsize=1)
def plan_policies() -> dict[str, PlanPolicy]:
    """By place. Raises PolicyError with the file's name and the value that is wrong."""
    file = policy_file()
    return read_policies({}) if file is None else policies_in(file)


def policies_in(file: Path) -> dict[str, PlanPolicy]:
    try:
        return read_policies(yaml.safe_load(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, PolicyError) as problem:
        raise PolicyError(f"FORBEAR_PLAN_POLICY, {file}: {problem}") from problem

"""The bank's own plan policies, read from its file and carried by every session."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.orm import Session

from forbear.rules.plan_policies import SAMPLE_POLICIES
from forbear.rules.plan_policy import PlanPolicy
from forbear.rules.policy_file import PolicyError, read_policies

_INFO = "forbear_plan_policies"


def policies_in(file: Path) -> dict[str, PlanPolicy]:
    """By place. Raises PolicyError with the file's name and the value that is wrong."""
    try:
        return read_policies(yaml.safe_load(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, PolicyError) as problem:
        raise PolicyError(f"FORBEAR_PLAN_POLICY, {file}: {problem}") from problem


def policy_info(file: Path | None) -> dict[str, Any]:
    """For `make_session_factory`; nothing where the samples hold."""
    return {} if file is None else {_INFO: policies_in(file)}


def policies_of(session: Session) -> Mapping[str, PlanPolicy]:
    policies: Mapping[str, PlanPolicy] = session.info.get(_INFO, SAMPLE_POLICIES)
    return policies

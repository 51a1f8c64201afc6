"""Checks the action server's answers against Rasa's schema, and the schema itself only once.

Rasa 3.6, the last open release, validates the schema itself on every call to the action server:
that takes some 60 ms, more than everything else in a turn together.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator
from rasa.core.actions.action import RemoteAction


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(RemoteAction.action_response_format_spec())


def _validate(_action: RemoteAction, result: dict[str, Any]) -> bool:
    """Rasa's own contract: true, or jsonschema's ValidationError."""
    _validator().validate(result)
    return True


def use_prepared_schema() -> None:
    """Let every remote action of this process use the prepared validator."""
    RemoteAction._validate_action_result = _validate

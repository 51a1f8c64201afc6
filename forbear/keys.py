"""The secrets of one installation: from the environment, else random and kept in var/."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

NAMES = ("FORBEAR_SECRET", "FORBEAR_COPILOT_SECRET", "FORBEAR_BANK_SECRET")
LENGTH = 48


def ensure_secrets(var: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Every secret, from the environment first; nothing in the repository is ever one."""
    file = var / "secrets.json"
    kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    missing = [name for name in NAMES if name not in kept]
    if missing:
        kept.update({name: secrets.token_urlsafe(LENGTH) for name in missing})
        var.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".partial")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            json.dump(kept, out)
        partial.replace(file)
    return {name: environ.get(name, kept[name]) for name in NAMES}

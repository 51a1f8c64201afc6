"""What Rasa cannot see: code and data that a component uses but does not contain."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path


def source_fingerprint(*modules: str) -> str:
    """A hash of the files of modules and packages, for a component's `fingerprint_addon`.

    Rasa hashes only the source of the component's class, so that a change in a module which the
    class imports would leave a stale model in place.
    """
    digest = hashlib.sha256()
    for module in modules:
        spec = importlib.util.find_spec(module)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(module)
        origin = Path(spec.origin)
        files = [origin] if origin.name != "__init__.py" else sorted(_files(origin.parent))
        for file in files:
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.suffix in {".py", ".yml", ".json"}]

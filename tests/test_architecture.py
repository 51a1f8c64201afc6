"""The import arrows of the design, and rules that hold for every file."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOT_OURS = {".git", ".venv", "node_modules", "vendor", "var", "models", ".rasa", ".hypothesis"}
MOST_LINES = 250

# Each package with all of ours that it may import; whoever is not named here may import anything.
ARROWS = {
    "forbear.rules": "forbear.rules",
    "forbear.safety": "forbear.safety forbear.rules",
    "forbear.store": "forbear.store forbear.rules",
    "forbear.lessons": "forbear.lessons forbear.safety forbear.rules",
    "forbear.nlu": "forbear.nlu forbear.safety forbear.rules forbear.settings forbear.fingerprint"
    " forbear.at_once",
    "forbear.evaluation": "forbear.evaluation",
    "forbear.simulation": "forbear.simulation forbear.safety forbear.rules",
    "forbear.dialogue": "forbear.dialogue forbear.safety forbear.rules forbear.settings"
    " forbear.fingerprint",
    "forbear.outbound": "forbear.outbound forbear.store forbear.rules forbear.settings",
    "forbear.gateway": "forbear.gateway forbear.outbound forbear.store forbear.lessons"
    " forbear.safety forbear.rules forbear.settings forbear.work_lock",
    "forbear.training": "forbear.training forbear.safety forbear.rules forbear.settings"
    " forbear.fingerprint forbear.work_lock forbear.at_once",
    "actions": "actions forbear.store forbear.safety forbear.rules forbear.settings",
}
NETWORK = "httpx aiohttp requests socket ssl http urllib.request websockets"
# Packages of others that a package of ours never imports.
BANNED = {
    "forbear.safety": f"rasa rasa_sdk sqlalchemy alembic {NETWORK}",
    "forbear.store": f"rasa rasa_sdk starlette {NETWORK}",
    "forbear.lessons": f"rasa rasa_sdk sqlalchemy alembic tensorflow starlette {NETWORK}",
    "forbear.nlu": f"sqlalchemy alembic starlette {NETWORK}",
    "forbear.dialogue": "alembic starlette rasa_sdk",
    "forbear.outbound": "rasa rasa_sdk starlette httpx aiohttp requests",
    "forbear.simulation": f"rasa rasa_sdk sqlalchemy alembic tensorflow {NETWORK}",
    "forbear.gateway": "rasa rasa_sdk tensorflow sanic",
    "forbear.training": "sqlalchemy alembic starlette",
    "actions": f"rasa starlette {NETWORK}",
}
STANDARD_LIBRARY_ONLY = (
    "forbear.rules",
    "forbear.settings",
    "forbear.fingerprint",
    "forbear.keys",
    "forbear.supervisor",
    "forbear.work_lock",
)
ADDRESS = re.compile(
    r"https?://\S+\.(?:whl|tgz|tar\.gz|zip)\b|\"resolved\":"
    r"|(?<!--no-emit)-(?:-extra)?(?:-index-url|-find-links)\b|^registry\s*=",
    re.MULTILINE,
)
"""What names a place that packages are downloaded from: an archive's address, or a setting."""


def files(*suffixes: str) -> Iterator[Path]:
    """Every file of the project whose name ends so; with no suffix, every file."""
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.is_dir():
                if path.name not in NOT_OURS and not path.name.endswith("_cache"):
                    folders.append(path)
            elif not suffixes or path.suffix in suffixes:
                yield path


def sources(package: str) -> list[Path]:
    path = ROOT / package.replace(".", "/")
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file it does so."""
    package = list(file.relative_to(ROOT).with_suffix("").parts)[:-1]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            # `from forbear import store` names a package too.
            yield from (f"{module}.{alias.name}" for alias in node.names)


def within(module: str, packages: str) -> bool:
    return any(f"{module}.".startswith(f"{package}.") for package in packages.split())


@pytest.mark.parametrize("package", ARROWS)
def test_a_package_imports_only_what_its_arrow_points_to(package: str) -> None:
    ours = [
        f"{file.relative_to(ROOT)}: {module}"
        for file in sources(package)
        for module in imports(file)
        if within(module, "forbear actions bench tests") and module != "forbear.__version__"
        if not within(module, ARROWS[package])
    ]

    assert ours == []


@pytest.mark.parametrize("package", BANNED)
def test_a_package_stays_away_from_what_is_not_its_business(package: str) -> None:
    strange = [
        f"{file.relative_to(ROOT)}: {module}"
        for file in sources(package)
        for module in imports(file)
        if within(module, BANNED[package])
    ]

    assert strange == []


@pytest.mark.parametrize("package", STANDARD_LIBRARY_ONLY)
def test_what_everything_stands_on_needs_the_standard_library_alone(package: str) -> None:
    strange = [
        f"{file.relative_to(ROOT)}: {module}"
        for file in sources(package)
        for module in imports(file)
        if module.split(".")[0] not in sys.stdlib_module_names and not within(module, package)
    ]

    assert strange == []


def test_the_environment_is_read_in_few_places() -> None:
    """A setting that is read deep inside cannot be documented or tested."""
    allowed = {
        "forbear/settings.py", "forbear/keys.py", "forbear/supervisor.py", "actions/records.py",
        "forbear/dialogue/copilot.py", "forbear/dialogue/window_tracker_store.py",
        "forbear/training/model.py", "forbear/training/candidate_training.py",
        "forbear/training/watchdog.py",
        "forbear/gateway/__main__.py", "forbear/store/migrations/__main__.py",
    }  # fmt: skip
    readers = {
        str(file.relative_to(ROOT))
        for package in ("forbear", "actions")
        for file in sources(package)
        if re.search(r"\bos\.(environ|getenv)\b", file.read_text("utf-8"))
        and "commands" not in file.parts
    }

    assert readers - allowed == set()


def test_text_is_never_set_as_html() -> None:
    danger = re.compile(
        r"innerHTML|outerHTML|unsafe(HTML|SVG|Static)|insertAdjacentHTML|document\.write"
    )
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in files(".js", ".html")
        if file.is_relative_to(ROOT / "web")
        for match in danger.finditer(file.read_text("utf-8"))
    ]

    assert found == []


def test_no_file_names_a_package_registry() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in files()
        for match in ADDRESS.finditer(file.read_text("utf-8", errors="ignore"))
    ]

    assert found == []


def test_python_files_stay_short() -> None:
    lengths = {
        str(file.relative_to(ROOT)): file.read_text("utf-8").count("\n")
        for file in files(".py")
        if "migrations" not in file.parts
    }

    assert {name: n for name, n in lengths.items() if n > MOST_LINES} == {}


def test_every_python_file_opens_with_what_it_is() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in files(".py")
        if "versions" not in file.parts
        and not ast.get_docstring(ast.parse(file.read_text("utf-8")))
    ]

    assert silent == []


def test_an_action_that_writes_has_a_sibling_that_proposes() -> None:
    """Drafts run what proposes; what commits runs once, on send."""
    text = (ROOT / "domain.yml").read_text("utf-8")
    commits = set(re.findall(r"- action_commit_(\w+)", text)) - {"ticket"}
    proposals = " ".join(re.findall(r"- action_propose_(\w+)", text))

    assert commits
    assert all(commit in proposals for commit in commits)

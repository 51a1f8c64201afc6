"""What can be set, run or extended has its place in the documentation."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
READ_BY_EVERYONE = (
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "docs/architecture.md",
    "docs/settings.md", "docs/trainer.md",
)  # fmt: skip
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def text_of(name: str) -> str:
    file = ROOT / name
    assert file.exists(), f"{name} is missing"
    return file.read_text("utf-8")


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@lru_cache(maxsize=1)
def settings_read() -> frozenset[str]:
    """Every variable of ours that the code reads."""
    sources = [*(ROOT / "forbear").rglob("*.py"), *(ROOT / "actions").glob("*.py")]
    found = {
        name
        for file in sources
        for name in re.findall(r"\bFORBEAR_[A-Z_]+\b", file.read_text("utf-8"))
    }
    return frozenset(found)


@pytest.mark.parametrize("name", READ_BY_EVERYONE)
def test_what_a_newcomer_looks_for_is_there(name):
    assert len(text_of(name)) > 200


@pytest.mark.parametrize("name", sorted(settings_read()))
def test_each_setting_is_described(name):
    assert re.search(rf"\b{name}\b", text_of("docs/settings.md"))


def test_no_setting_is_described_that_nothing_reads():
    described = set(re.findall(r"\bFORBEAR_[A-Z_]+\b", text_of("docs/settings.md")))
    tests_only = {
        name for name in described if name.startswith(("FORBEAR_TEST_", "FORBEAR_REQUIRE"))
    }

    assert described - settings_read() - tests_only == set()


def test_each_command_is_in_the_readme():
    told = subprocess.run(
        [sys.executable, "-m", "forbear.cli", "--help"], cwd=ROOT, capture_output=True, text=True
    ).stdout
    commands = re.findall(r"^    (\S+)  ", told, re.MULTILINE)

    assert len(commands) >= 7
    everything = text_of("README.md") + "".join(f.read_text("utf-8") for f in documents())
    assert [c for c in commands if f"forbear {c}" not in everything] == []


def test_each_make_target_that_the_documents_name_exists():
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    named = {
        name
        for file in documents()
        for name in re.findall(r"`make ([a-z-]+)`", file.read_text("utf-8"))
    }

    assert named - targets == set()


def test_each_action_and_component_is_described():
    everything = "".join(file.read_text("utf-8") for file in documents())
    domain = yaml.safe_load(text_of("domain.yml"))
    config = yaml.safe_load(text_of("config.yml"))
    ours = [
        entry["name"].rsplit(".", 1)[1]
        for section in ("pipeline", "policies")
        for entry in config[section]
        if entry["name"].startswith("forbear.")
    ]

    assert [name for name in (*ours, *domain["actions"]) if name not in everything] == []


@pytest.mark.parametrize("file", documents(), ids=lambda file: str(file.relative_to(ROOT)))
def test_links_inside_the_project_lead_somewhere(file):
    targets = (link.split("#")[0] for link in LINK.findall(file.read_text("utf-8")))
    broken = [
        target
        for target in targets
        if target and "://" not in target and not target.startswith("mailto:")
        if not (file.parent / target).exists()
    ]

    assert broken == []


def test_a_decision_says_why():
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))

    assert decisions
    for file in decisions:
        text = file.read_text("utf-8").lower()
        assert all(word in text for word in ("context", "decision", "consequences")), file.name

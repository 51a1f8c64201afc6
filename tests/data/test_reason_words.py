"""Each reason that the desk can show for a reply has words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from forbear.dialogue.priority import PRIORITIES
from forbear.rules.ladder import Rung

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "web" / "shared"
WORDS = (SHARED / "words-reasons.js").read_text("utf-8")
ROWS = [(SHARED / f"words-{name}.js").read_text("utf-8") for name in ("rows", "questions")]
ACTS = yaml.safe_load((ROOT / "data" / "acts.yml").read_text("utf-8"))
# True of most conversations: what they forbid needs no reason.
UNSPOKEN = {"no threat", "not abusive", "anywhere", "no clear yes"}


def _language(words: str, lang: str) -> str:
    body = re.search(rf"const {lang} = (.*?)^}};", words, re.DOTALL | re.MULTILINE)
    assert body
    return body[1]


def rows(lang: str) -> set[str]:
    key = re.compile(r'^  "?([\w ]+?)"?: ', re.MULTILINE)
    return {name for words in ROWS for name in key.findall(_language(words, lang))}


def table(lang: str, name: str) -> set[str]:
    """The keys of one table of one language."""
    body = _language(WORDS, lang)
    block = re.search(rf"^  {name}: {{(.*?)^  }},", body, re.DOTALL | re.MULTILINE)
    assert block
    return set(re.findall(r'^    "?([\w ]+?)"?: ', block[1], re.MULTILINE))


def placeholders() -> set[str]:
    files = [*(ROOT / "data" / "responses").glob("*.yml"), ROOT / "domain.yml"]
    return {name for f in files for name in re.findall(r"\{([a-z_]+)\}", f.read_text("utf-8"))}


def rules_by_name() -> set[str]:
    """What the policy calls the rules that stand in no table."""
    files = (ROOT / "forbear" / "dialogue" / name for name in ("reply_plan.py", "agreeing.py"))
    names = re.compile(r'return "([\w ]+)", ')
    return {name for file in files for name in names.findall(file.read_text("utf-8"))}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_reason_has_words(lang):
    states = {s["name"] for s in ACTS["states"] if s.get("forbid") or s.get("allow")}

    assert {row.name for row in PRIORITIES} <= rows(lang)
    assert {"several things", "once the check is passed"} <= rules_by_name() <= rows(lang)
    assert {row["name"] for row in ACTS["answers"]} <= rows(lang)
    assert {row["name"] for row in ACTS["questions"]} <= rows(lang)
    assert {rung.value for rung in Rung} == table(lang, "rung")
    assert states - UNSPOKEN == table(lang, "state")
    assert placeholders() == table(lang, "fact")

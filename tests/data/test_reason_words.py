"""Each reason that the desk can show for a reply has words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from forbear.dialogue.priority import PRIORITIES
from forbear.rules.ladder import Rung

ROOT = Path(__file__).parents[2]
WORDS = (ROOT / "web" / "shared" / "words-reasons.js").read_text("utf-8")
ACTS = yaml.safe_load((ROOT / "data" / "acts.yml").read_text("utf-8"))
# True of most conversations: what they forbid needs no reason.
UNSPOKEN = {"no threat", "not abusive", "anywhere", "no clear yes"}


def table(lang: str, name: str) -> set[str]:
    """The keys of one table of one language."""
    body = re.search(rf"const {lang} = (.*?)^}};", WORDS, re.DOTALL | re.MULTILINE)
    assert body
    block = re.search(rf"^  {name}: {{(.*?)^  }},", body[1], re.DOTALL | re.MULTILINE)
    assert block
    return set(re.findall(r'^    "?([\w ]+?)"?: ', block[1], re.MULTILINE))


def placeholders() -> set[str]:
    files = [*(ROOT / "data" / "responses").glob("*.yml"), ROOT / "domain.yml"]
    return {name for f in files for name in re.findall(r"\{([a-z_]+)\}", f.read_text("utf-8"))}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_reason_has_words(lang):
    states = {s["name"] for s in ACTS["states"] if s.get("forbid") or s.get("allow")}

    assert {row.name for row in PRIORITIES} <= table(lang, "row")
    assert {row["name"] for row in ACTS["answers"]} <= table(lang, "row")
    assert {row["name"] for row in ACTS["questions"]} <= table(lang, "row")
    assert {rung.value for rung in Rung} == table(lang, "rung")
    assert states - UNSPOKEN == table(lang, "state")
    assert placeholders() == table(lang, "fact")

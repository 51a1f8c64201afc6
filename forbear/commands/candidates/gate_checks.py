"""The checks of the gate: each gives figures, and the problems for which it fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from forbear.commands.candidates.proving_ground import ProvingGround
from forbear.commands.data_checks import act_table_problems, data_problems
from forbear.commands.evaluate import DEVELOPMENT_SET, ENTITY_SET, FLOORS, read_floors
from forbear.evaluation.entities import measure_entities, read_entities
from forbear.evaluation.labelled import LabelledLine, load_mapping, read_labelled
from forbear.evaluation.measures import SELF_HARM_FLAGS, measure, missed_self_harm
from forbear.evaluation.report import short_of_floors
from forbear.evaluation.scenes import read_scenes
from forbear.lessons.examples import read_examples
from forbear.lessons.folder import Folder
from forbear.safety.conduct import Context, Reply, check_reply
from forbear.settings import ROOT
from forbear.simulation.files import LANGUAGES, PLACES
from forbear.simulation.score import score

HELD_OUT = ROOT / "tests" / "nlu" / "held_out.yml"
SCENES = ROOT / "tests" / "commands" / "scenes"
SIMULATION_FLOORS = ROOT / "tests" / "simulation" / "floors.yml"
CELLS = (("zh", "CN"), ("en", "UK"), ("en", "US"))
EACH = 8
"""Simulated customers for each of these."""
NEVER = ("forbidden", "conduct", "figures", "twice", "silence")
TIMED = 120
TURN_P95_MS = 200.0
"""Of work, for opening a customer's account, drafting and saying the reply: `make bench` measures a
turn alone, its bar is half of this."""
PLACE_OF = {"zh": "CN", "en": "UK"}
CRISIS_ACT = "crisis_support"
SLOT = re.compile(r"\{[^{}]*\}")
ANY, AMOUNT = Decimal("88.00"), {"zh": "88.00元", "en": "$88.00"}
PLANS = ("offer_plan", "counter_offer", "read_back", "record_promise")

Found = tuple[dict[str, Any], list[dict[str, Any]]]
"""Figures, and problems: each a `code` with what is needed to word it."""
Check = Callable[[ProvingGround, Path], Found]


def data(_ground: ProvingGround, source: Path) -> Found:
    table = [{"code": "act_table", "detail": each} for each in act_table_problems(source)]
    found = [{"code": "data", "detail": each} for each in data_problems(source)]
    return {"problems": len(table) + len(found)}, table + found


def stories(ground: ProvingGround, source: Path) -> Found:
    folder = source / "tests" / "stories"
    played = ground.stories(folder) if folder.is_dir() else {}
    failed = [{"code": "story", "detail": title} for title, ok in played.items() if not ok]
    if not played:
        failed = [{"code": "no_stories", "detail": "tests/stories"}]
    return {"stories": len(played), "as_expected": sum(played.values())}, failed


def understanding(ground: ProvingGround, source: Path) -> Found:
    lines = read_labelled(DEVELOPMENT_SET)
    pairs = [*zip(lines, ground.understand(lines), strict=True)]
    figures = {
        lang: measure([pair for pair in pairs if pair[0].lang == lang]).figures()
        for lang in LANGUAGES
    }
    for lang, kinds in measure_entities(read_entities(ENTITY_SET), ground.parse).items():
        figures[lang].update({f"{kind}_f1": found.f1 for kind, found in kinds.items()})
    problems = [
        {"code": "below_floor", "lang": lang, "figure": name, "value": value, "floor": least}
        for lang, name, value, least in short_of_floors(figures, read_floors(FLOORS))
    ]
    return {**figures, "marked_entities": _marked(ground, source)}, problems


def _marked(ground: ProvingGround, source: Path) -> dict[str, Any]:
    """Entities that trainers marked, and those of them that the rules do not find: work to do."""
    marked = [(e.text, mark) for e in read_examples(Folder(source)) for mark in e.labels.entities]
    missed = []
    for text, mark in marked:
        found = [(e["entity"], e["text"]) for e in ground.parse({"text": text})["entities"]]
        if (mark.entity, mark.text) not in found:
            missed.append(f"{mark.entity}: {mark.text}")
    return {"marked": len(marked), "missed": missed}


def conduct(ground: ProvingGround, _source: Path) -> Found:
    """No approved wording may be one that the conduct check would strike from a draft."""
    checked, problems = 0, []
    for name, text, metadata in _wordings(ground.replies()):
        checked += 1
        for place in metadata.get("jurisdiction", PLACES):
            rules = _blocked(text, metadata, place)
            if rules:
                facts = {"reply": name, "place": place, "rules": rules}
                problems.append({"code": "conduct", "detail": text, **facts})
    return {"wordings": checked, "blocked": len(problems)}, problems


def crisis(ground: ProvingGround, _source: Path) -> Found:
    """Who speaks of self-harm is heard as the floors want, and answered with the crisis words."""
    lines = [*_self_harm(DEVELOPMENT_SET), *_self_harm(HELD_OUT)]
    pairs = [*zip(lines, ground.understand(lines), strict=True)]
    missed = missed_self_harm(pairs)
    problems = []
    for line, _ in (pair for pair in pairs if pair[0] not in missed):
        suggested, _spent = ground.first_message(line.text, PLACE_OF[line.lang])
        if not suggested or CRISIS_ACT not in suggested[0]["acts"]:
            problems.append({"code": "crisis_unanswered", "lang": line.lang, "detail": line.text})
    figures = {"lines": len(lines), "heard": len(lines) - len(missed), "answered": 0}
    figures["answered"] = figures["heard"] - len(problems)
    return figures, problems


def scenes(ground: ProvingGround, _source: Path) -> Found:
    problems, played = [], 0
    for name, scene in read_scenes(SCENES):
        played += 1
        for fault in ground.faults(scene):
            problems.append({"code": "scene", "scene": name, **fault})
    return {"scenes": played, "faults": len(problems)}, problems


def simulator(ground: ProvingGround, _source: Path) -> Found:
    """A few customers, always the same: never anything forbidden, the rest above its floors."""
    records = [record for cell in CELLS for record in ground.simulated(*cell, EACH)]
    figures, floors = score(records), load_mapping(SIMULATION_FLOORS)
    least, most = floors["at_least"], {**floors["at_most"], **dict.fromkeys(NEVER, 0)}
    problems = []
    for name, value in figures.items():
        low = value is not None and name in least and value < least[name]
        high = value is not None and name in most and value > most[name]
        if low or high:
            bar = least[name] if low else most[name]
            problems.append({"code": "simulator", "figure": name, "value": value, "bar": bar})
    return {"conversations": len(records), **figures}, problems


def latency(ground: ProvingGround, _source: Path) -> Found:
    """Work and not waiting is measured, so that what else runs on the machine does not count."""
    lines = read_labelled(DEVELOPMENT_SET)[:: len(read_labelled(DEVELOPMENT_SET)) // TIMED]
    spent = [ground.first_message(line.text, PLACE_OF[line.lang])[1] for line in lines]
    p50, p95 = (round(float(np.percentile(spent, share)), 1) for share in (50, 95))
    slow = {"code": "slow", "figure": "turn_p95_ms", "value": p95, "bar": TURN_P95_MS}
    return {"turn_p50_ms": p50, "turn_p95_ms": p95}, [slow] if p95 > TURN_P95_MS else []


def _self_harm(file: Path) -> list[LabelledLine]:
    return [line for line in read_labelled(file) if line.risk & SELF_HARM_FLAGS]


def _wordings(
    replies: Mapping[str, list[dict[str, Any]]],
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, variations in replies.items():
        for variation in variations:
            if variation.get("metadata", {}).get("lang"):
                yield name, variation["text"], variation["metadata"]


def _blocked(text: str, metadata: Mapping[str, Any], place: str) -> list[str]:
    """By which rules this wording is blocked where nothing is wrong with the moment."""
    context = Context(
        verified=True, has_offer=metadata.get("act") in PLANS, allowed_values=frozenset({ANY})
    )
    said = SLOT.sub(AMOUNT[metadata["lang"]], text)
    verdict = check_reply(Reply(said, metadata["lang"], place, context))
    return [f.rule for f in verdict.findings if f.severity == "block"]

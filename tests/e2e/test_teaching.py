"""One trainer's day in a real browser, from a misunderstood message to a better model and back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from forbear.commands.train import ensure_model
from tests.e2e.bank_page import BankPage
from tests.e2e.classroom_project import copied_project
from tests.e2e.conftest import IMAGES, RESULTS, Axe, _pages
from tests.e2e.labels import LABELS
from tests.e2e.lesson import LESSONS, MEANT, STORY, Lesson
from tests.e2e.records import Records
from tests.e2e.stack import Stack
from tests.e2e.trainer_page import FIRST_READ_MS, TRAINER_LABELS, TrainerPage
from tests.e2e.under_way import begin, check_nothing_lost, check_view

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1800)]

AT_WORK_MS = 600_000
"""A training or a comparison gives way to whatever else runs on the machine."""


@pytest.fixture(params=sorted(LESSONS))
def lesson(request: pytest.FixtureRequest) -> Lesson:
    return LESSONS[request.param]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    ensure_model()
    (tmp_path / "project").mkdir()
    return copied_project(tmp_path / "project")


@pytest.fixture
def stack(tmp_path: Path, root: Path) -> Iterator[Stack]:
    (tmp_path / "var").mkdir()
    started = Stack(tmp_path / "var", root)
    try:
        started.start()
        yield started
    finally:
        started.stop()


@pytest.fixture
def pages(browser: Browser, lesson: Lesson) -> Iterator[list[Page]]:
    """Four people, each with a browser of their own."""
    with _pages(browser, LABELS[lesson.lang].locale, f"teaching-{lesson.lang}") as open_page:
        yield [open_page() for _ in range(4)]


def picture(trainer: TrainerPage, name: str) -> None:
    """For whoever looks into a run; those of the English lesson are the documentation's."""
    english = trainer.labels is TRAINER_LABELS["en"]
    trainer.page.screenshot(path=RESULTS / f"{name}{'' if english else '-zh'}.png")
    if english and os.environ.get("FORBEAR_SCREENSHOTS") == "1":
        trainer.page.screenshot(path=IMAGES / f"{name}.png")


def understood(records: Records, conversation_id: str) -> list[tuple[str, str]]:
    """What each line of the customer was taken for, and by which model."""
    records.until_settled(conversation_id)
    lines = records.messages(conversation_id, "customer")
    return [(m.understanding["intent"]["name"], str(m.model)) for m in lines]


def test_what_was_misunderstood_is_taught_proved_promoted_and_taken_back(
    stack: Stack, root: Path, lesson: Lesson, pages: list[Page], records: Records, axe: Axe
) -> None:
    first, open_chat, after, teaching = pages
    misheard, waiting, better = (
        BankPage(page, stack.url, LABELS[lesson.lang]) for page in (first, open_chat, after)
    )
    wrong_id = begin(misheard, records, lesson.misheard)
    ((meant, live),) = understood(records, wrong_id)
    assert meant != MEANT
    hello, *meanwhile = lesson.meanwhile
    waiting_id = begin(waiting, records, hello)

    labels = TRAINER_LABELS[lesson.lang]
    trainer = TrainerPage(teaching, stack.url, labels, stack.passwords["chen"])
    trainer.log_in("chen")
    correct(trainer, lesson, axe)
    tell_story(trainer, lesson, axe)
    taught = (root / "data/nlu/hardship.yml").read_text("utf-8")
    assert all(line in taught for line in lesson.five)

    candidate = train(trainer)
    waiting.say(meanwhile[0])
    compare(trainer, candidate, axe)
    promote(trainer, candidate, lesson)
    waiting.say(meanwhile[1])
    better_id = begin(better, records, lesson.following)

    ((now_meant, new),) = understood(records, better_id)
    assert (now_meant, new != live) == (MEANT, True)
    stack.kill("assistant")
    stack.wait_until_back("assistant")
    waiting.say(meanwhile[2])
    assert understood(records, waiting_id)[-1][1] == new

    trainer.page.get_by_role("button", name=trainer.say("rollBack").split("{")[0]).click()
    served = trainer.page.get_by_role("article", name=trainer.say("live"), exact=True)
    expect(served).not_to_contain_text(new, timeout=FIRST_READ_MS)
    expect(served).to_contain_text(live)
    waiting.say(meanwhile[3])

    models = [model for _, model in understood(records, waiting_id)]
    assert models == [live, live, new, new, live]
    check_nothing_lost(records, waiting_id, list(lesson.meanwhile))
    check_view(waiting, records, waiting_id)


def correct(trainer: TrainerPage, lesson: Lesson, axe: Axe) -> None:
    """The message is found among those worth a look, and what it means is taught."""
    page, say = trainer.page, trainer.say
    row = trainer.rows.filter(has_text=lesson.misheard)
    expect(row).to_contain_text(say("reason_low_confidence"))
    picture(trainer, "trainer-inbox")
    row.get_by_role("button").click()
    page.get_by_label(say("exampleText"), exact=True).fill(lesson.own_words)
    trainer.form.get_by_label(say("intent"), exact=True).select_option(MEANT)
    page.get_by_label(say("moreExamples")).fill("\n".join(lesson.five))
    expect(page.get_by_text(say("similar").split("{")[0])).to_be_visible(timeout=FIRST_READ_MS)
    trainer.show_change()
    expect(trainer.difference).to_contain_text(lesson.five[-1])
    assert axe(page) == []
    picture(trainer, "trainer-correct")
    save(trainer, lesson.example_reason)


def tell_story(trainer: TrainerPage, lesson: Lesson, axe: Axe) -> None:
    """From the conversation: it contradicts what is there, is mended, and plays as it is meant."""
    page, say = trainer.page, trainer.say
    page.get_by_role("button", name=say("storyFrom")).first.click()
    chat = page.get_by_role("list", name=say("asChat"), exact=True)
    steps = chat.get_by_role("combobox")
    for kind in ("intent", "action", "intent", "action"):
        page.get_by_role("button", name=say(f"add_{kind}")).click()
    choose(steps, [*STORY[:3], "utter_handoff", *STORY[4:]])
    expect(page.get_by_text(say("conflict"))).to_be_visible(timeout=FIRST_READ_MS)
    picture(trainer, "trainer-conflict")
    page.get_by_role("button", name=say("play")).click()
    would = page.get_by_role("list", name=say("play")).get_by_role("listitem").nth(3)
    expect(would).to_contain_text(STORY[3])
    assert axe(page) == []
    would.get_by_role("button", name=say("takeThis")).click()
    expect(steps.nth(3)).to_have_value(STORY[3])
    expect(page.get_by_text(say("conflict"))).to_have_count(0)
    expect(would).to_contain_text(say("asWritten"))
    picture(trainer, "trainer-story")
    page.get_by_label(say("storyTitle")).fill(lesson.title)
    page.get_by_label(say("topic")).select_option("anger")
    trainer.show_change()
    expect(trainer.difference).to_contain_text(lesson.title)
    save(trainer, lesson.story_reason)


def choose(steps: Locator, names: list[str]) -> None:
    expect(steps).to_have_count(len(names))
    for at, name in enumerate(names):
        steps.nth(at).select_option(name)


def save(trainer: TrainerPage, reason: str) -> None:
    trainer.page.get_by_label(trainer.say("reason")).fill(reason)
    trainer.page.get_by_role("button", name=trainer.say("save"), exact=True).click()
    expect(trainer.page.get_by_text(trainer.say("saved"))).to_be_visible(timeout=FIRST_READ_MS)


def train(trainer: TrainerPage) -> Locator:
    """The candidate, trained."""
    page, say = trainer.page, trainer.say
    page.get_by_role("button", name=say("train"), exact=True).click()
    page.get_by_role("button", name=say("trainNew")).click()
    candidate = page.get_by_role("article").filter(has_text=say("training"))
    trained = candidate.get_by_text(f"{say('training')}: {say('done')}")
    expect(trained).to_be_visible(timeout=AT_WORK_MS)
    return candidate


def compare(trainer: TrainerPage, candidate: Locator, axe: Axe) -> None:
    page, say = trainer.page, trainer.say
    candidate.get_by_role("button", name=say("compareNow")).click()
    show = candidate.get_by_role("button", name=say("showComparison"))
    expect(show).to_be_visible(timeout=AT_WORK_MS)
    show.click()
    expect(candidate.get_by_role("table", name=say("figures")).first).to_be_visible()
    assert axe(page) == []
    picture(trainer, "trainer-compare")


def promote(trainer: TrainerPage, candidate: Locator, lesson: Lesson) -> None:
    """A supervisor may decide without the gate, which takes as long as all the rest together."""
    say = trainer.say
    candidate.get_by_label(say("forceReason")).fill(lesson.promotion_reason)
    candidate.get_by_role("button", name=say("promoteAnyway")).click()
    expect(trainer.page.get_by_text(say("changed"))).to_be_visible(timeout=FIRST_READ_MS)

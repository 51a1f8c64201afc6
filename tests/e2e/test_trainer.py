"""A trainer finds a misunderstood message and teaches what it means, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forbear.gateway.similar_examples import similar
from forbear.lessons.example_checks import problems_of
from forbear.lessons.examples import Labels
from forbear.lessons.folder import Folder
from forbear.lessons.wording_conduct import wording_findings
from forbear.settings import ROOT
from tests.e2e.alone import GatewayAlone
from tests.e2e.classroom import WORDS, conversation_gone_wrong, copied_files
from tests.e2e.conftest import RESULTS, Axe, _pages
from tests.e2e.trainer_page import FIRST_READ_MS, TRAINER_LABELS, TrainerPage

pytestmark = pytest.mark.browser

NEW_LINES = {
    "en": [
        "the plant shut its gates and mine was one of the badges handed in",
        "agency dropped me the moment orders dried up",
        "no shifts on the rota for me since the merger",
        "handed my van keys back on Tuesday, contract cancelled",
        "position made redundant along with half the night crew",
    ],
    "zh": [
        "车间封门那天我的工牌就收走了",
        "订单一断劳务公司头一个把我退回来",
        "合并以后排班表上再没我名字",
        "周二把货车钥匙交了，合同作废",
        "夜班裁掉一半，我那个岗没了",
    ],
}
OWN_WORDS = {"en": "was shown the door at the works last payday", "zh": "发薪那天被厂里请出了门"}


@pytest.fixture(scope="module", autouse=True)
def files_read() -> None:
    """Files and rule packs are read before a page waits, as a gateway that has run has done."""
    folder = Folder(ROOT)
    similar(folder, "hello", None)
    for lang in ("zh", "en"):
        wording_findings("hello", lang, lang)
    problems_of(folder, "greet", "en", [("hello", Labels())])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    return copied_files(tmp_path / "root")


@pytest.fixture
def trainer(tmp_path: Path, root: Path, browser: Browser, lang: str) -> Iterator[TrainerPage]:
    gateway = GatewayAlone(tmp_path, root)
    with gateway.open_session.begin() as session:
        for language in WORDS:
            conversation_gone_wrong(session, language)
    labels = TRAINER_LABELS[lang]
    with _pages(browser, "zh-CN" if lang == "zh" else "en-GB", f"trainer-{lang}") as open_page:
        page = TrainerPage(open_page(), gateway.url, labels, gateway.passwords["mei"])
        page.log_in()
        yield page
    gateway.stop()


def picture(page: Page, name: str, lang: str) -> None:
    page.screenshot(path=RESULTS / f"trainer-{name}-{lang}.png")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_misunderstood_message_becomes_examples_that_can_be_taken_back(
    trainer: TrainerPage, root: Path, axe: Axe, lang: str
) -> None:
    page, say = trainer.page, trainer.say
    wrong = trainer.rows.filter(has_text=WORDS[lang][2][:10])
    expect(wrong).to_contain_text(say("reason_low_confidence"))
    expect(wrong).to_contain_text("[phone]")
    assert axe(page) == []
    picture(page, "inbox", lang)

    wrong.get_by_role("button").click()
    expect(trainer.conversation).to_contain_text(say("masked"))
    page.get_by_label(say("exampleText"), exact=True).fill(OWN_WORDS[lang])
    trainer.form.get_by_label(say("intent"), exact=True).select_option("state_hardship")
    page.get_by_label(say("moreExamples")).fill("\n".join(NEW_LINES[lang]))
    expect(page.get_by_text(say("similar").split("{")[0])).to_be_visible(timeout=FIRST_READ_MS)
    assert axe(page) == []
    trainer.show_change()
    for line in NEW_LINES[lang]:
        expect(trainer.difference).to_contain_text(line)
    assert axe(page) == []
    picture(page, "correct", lang)
    page.get_by_label(say("reason")).fill("the works closed")
    page.get_by_role("button", name=say("save"), exact=True).click()

    expect(page.get_by_text(say("saved"))).to_be_visible()
    expect(wrong).to_have_count(0)
    taught = (root / "data/nlu/hardship.yml").read_text("utf-8")
    assert all(line in taught for line in (OWN_WORDS[lang], *NEW_LINES[lang]))
    page.get_by_role("button", name=say("history")).click()
    expect(page.get_by_text("the works closed").first).to_be_visible()
    assert axe(page) == []
    picture(page, "history", lang)
    page.get_by_role("button", name=say("undo")).first.click()
    expect(page.get_by_text(say("takenBack"))).to_be_visible()
    assert OWN_WORDS[lang] not in (root / "data/nlu/hardship.yml").read_text("utf-8")


@pytest.mark.parametrize("lang", ["en"])
def test_keys_alone_move_open_and_choose(trainer: TrainerPage) -> None:
    page = trainer.page
    expect(trainer.rows.first).to_be_visible()

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(trainer.rows.first.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(trainer.conversation).to_be_visible()
    guesses = page.get_by_role("group", name=trainer.say("likely")).get_by_role("button")
    expect(guesses.nth(1)).to_be_visible()
    page.keyboard.press("2")
    expect(guesses.nth(1)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(trainer.rows.first.get_by_role("button")).to_be_focused()


@pytest.mark.parametrize("lang", ["en"])
def test_who_somebody_is_never_goes_into_a_file(trainer: TrainerPage, root: Path) -> None:
    page, say = trainer.page, trainer.say
    before = (root / "data/nlu/hardship.yml").read_bytes()
    trainer.rows.filter(has_text="[phone]").first.get_by_role("button").click()

    page.get_by_role("button", name=say("showChange")).click()

    expect(page.get_by_text(say("error_personal_data"))).to_be_visible()
    assert (root / "data/nlu/hardship.yml").read_bytes() == before


@pytest.mark.parametrize("lang", ["en"])
def test_file_changed_by_somebody_else_is_shown_and_not_overwritten(
    trainer: TrainerPage, root: Path
) -> None:
    page, say = trainer.page, trainer.say
    file = root / "data/nlu/hardship.yml"
    trainer.rows.filter(has_text=WORDS["en"][2][:10]).get_by_role("button").click()
    page.get_by_label(say("exampleText"), exact=True).fill(OWN_WORDS["en"])
    trainer.form.get_by_label(say("intent"), exact=True).select_option("state_hardship")
    trainer.show_change()
    theirs = file.read_text("utf-8") + "# somebody else was here\n"
    file.write_text(theirs, "utf-8")

    page.get_by_label(say("reason")).fill("the works closed")
    page.get_by_role("button", name=say("save"), exact=True).click()

    expect(page.get_by_text("# somebody else was here")).to_be_visible()
    assert file.read_text("utf-8") == theirs


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_story_from_a_conversation_shows_what_it_contradicts_until_it_is_resolved(
    trainer: TrainerPage, root: Path, axe: Axe, lang: str
) -> None:
    page, say = trainer.page, trainer.say
    trainer.rows.filter(has_text=WORDS[lang][2][:10]).get_by_role("button").click()
    page.get_by_role("button", name=say("storyFrom")).last.click()
    chat = page.get_by_role("list", name=say("asChat"), exact=True)
    expect(chat.get_by_role("listitem")).to_have_count(4)
    chat.get_by_role("combobox").nth(2).select_option("express_frustration")
    expect(page.get_by_text(say("conflict"))).to_be_visible()
    expect(page.get_by_text("data/stories/anger.yml")).to_be_visible()
    assert axe(page) == []
    picture(page, "conflict", lang)

    chat.get_by_role("combobox").nth(3).select_option("utter_acknowledge_anger")
    expect(page.get_by_text(say("conflict"))).to_have_count(0)
    page.get_by_role("button", name=say("add_intent")).click()
    chat.get_by_role("combobox").last.select_option("state_hardship")
    page.get_by_role("button", name=say("add_action")).click()
    chat.get_by_role("combobox").last.select_option("utter_acknowledge_hardship")
    title = "anger after a greeting, and then the lost job"
    page.get_by_label(say("storyTitle")).fill(title)
    page.get_by_label(say("topic")).select_option("anger")
    trainer.show_change()
    expect(trainer.difference).to_contain_text(title)
    page.get_by_label(say("reason")).fill("a real conversation went so")
    page.get_by_role("button", name=say("save"), exact=True).click()

    expect(page.get_by_text(say("saved"))).to_be_visible()
    assert any(title in file.read_text("utf-8") for file in root.glob("data/stories/anger*.yml"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_wording_is_checked_while_it_is_written(
    trainer: TrainerPage, root: Path, axe: Axe, lang: str
) -> None:
    page, say = trainer.page, trainer.say
    page.get_by_role("button", name=say("replies"), exact=True).click()
    page.get_by_label(say("searchReplies")).fill("utter_acknowledge_anger")
    page.get_by_role("button", name="utter_acknowledge_anger").click()
    assert axe(page) == []
    page.get_by_role("button", name=say("addWording")).click()
    field = page.get_by_label(say("wording"), exact=True)
    bad = {"en": "Pay today or we will have you arrested.", "zh": "今天不还就让警察来抓您。"}
    good = {
        "en": "That has clearly worn you down. What happened first?",
        "zh": "这件事把您磨得够呛。最先是哪一件让您不好受？",
    }
    page.get_by_role("combobox", name=say("language"), exact=True).last.select_option(lang)

    field.fill(bad[lang])
    expect(page.get_by_text("CR-").first).to_be_visible()
    picture(page, "wording", lang)
    assert axe(page) == []
    field.fill(good[lang])
    expect(page.get_by_text(say("conductFine"))).to_be_visible()
    trainer.show_change()
    expect(trainer.difference).to_contain_text(good[lang])
    page.get_by_label(say("reason")).fill("more ways to say it")
    page.get_by_role("button", name=say("save"), exact=True).click()

    expect(page.get_by_text(say("saved"))).to_be_visible()
    assert good[lang] in (root / "data/responses/emotion.yml").read_text("utf-8")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_candidates_page_begins_empty_and_says_what_to_do(
    trainer: TrainerPage, axe: Axe, lang: str
) -> None:
    page, say = trainer.page, trainer.say

    page.get_by_role("button", name=say("train"), exact=True).click()

    expect(page.get_by_text(say("noCandidates"))).to_be_visible()
    assert axe(page) == []
    picture(page, "train", lang)

"""A supervisor reads the reports, in a real browser: charts, the same as tables, and files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.busy_month import fill
from forbear.rules.csv_text import BOM
from forbear.settings import ROOT
from forbear.store.base import utc_now
from forbear.store.reports.sections import SECTIONS
from tests.e2e.alone import GatewayAlone
from tests.e2e.conftest import RESULTS, Axe, _pages
from tests.e2e.test_accessibility import reach
from tests.e2e.trainer_page import LOG_IN, words_of

pytestmark = pytest.mark.browser

WORDS = words_of(*(ROOT / "web" / "shared" / f"words-{name}.js" for name in ("reports", "cells")))
CONVERSATIONS = 300
INK_DRAWN = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value > 0);
}"""


@pytest.fixture
def page(tmp_path: Path, browser: Browser, lang: str) -> Iterator[Page]:
    gateway = GatewayAlone(tmp_path)
    with gateway.open_session.begin() as session:
        fill(session.connection(), CONVERSATIONS, utc_now())
    with _pages(browser, "zh-CN" if lang == "zh" else "en-GB", f"reports-{lang}") as open_page:
        page = open_page()
        page.goto(f"{gateway.url}/reports/")
        log_in(page, lang, "lin", gateway.passwords["lin"])
        expect(page.get_by_role("alert")).not_to_be_empty()  # not for agents
        log_in(page, lang, "chen", gateway.passwords["chen"])
        yield page
    gateway.stop()


def log_in(page: Page, lang: str, login: str, secret: str) -> None:
    name, password, enter = LOG_IN[WORDS[lang]["logOut"]]
    page.get_by_label(name).fill(login)
    page.get_by_label(password).fill(secret)
    page.get_by_label(password).press("Enter")
    if login == "chen":
        expect(page.get_by_text(WORDS[lang]["shown"])).to_be_attached()
    else:
        expect(page.get_by_role("button", name=enter, exact=True)).to_be_enabled()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_supervisor_reads_filters_and_takes_away_the_reports(
    page: Page, axe: Axe, lang: str
) -> None:
    words = WORDS[lang]
    parts = {name: page.get_by_role("region", name=words[name], exact=True) for name in SECTIONS}
    for name, part in parts.items():
        expect(part.get_by_role("img")).to_be_visible()
        assert part.locator("canvas").evaluate(INK_DRAWN), f"the chart of {name} is empty"
        expect(part.get_by_role("row")).not_to_have_count(0)
    page.screenshot(path=RESULTS / f"reports-{lang}-desktop.png", full_page=True)
    assert axe(page) == []

    with page.expect_download() as download:
        parts["suggestions"].get_by_role("link").click()
    lines = Path(download.value.path()).read_text("utf-8")
    assert lines.startswith(f"{BOM}language,offered,sent,")
    assert {line.split(",")[0] for line in lines.splitlines()[1:]} == {"zh", "en"}

    # By keyboard alone, on a phone: one language, then days of which nothing is known.
    page.set_viewport_size({"width": 390, "height": 844})
    choice, show = (
        page.get_by_label(words["language"]),
        page.get_by_role("button", name=words["show"], exact=True),
    )
    reach(page, choice)
    page.keyboard.press("End")
    reach(page, show)
    page.keyboard.press("Enter")
    expect(parts["suggestions"].get_by_role("row")).to_have_count(2)
    expect(parts["suggestions"].get_by_role("rowheader")).to_have_text(words["language_en"])
    reach(page, parts["conduct"].get_by_role("region"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.screenshot(path=RESULTS / f"reports-{lang}-phone.png", full_page=True)
    assert axe(page) == []

    for name in ("from", "to"):
        page.get_by_label(words[name], exact=True).fill("2020-02-01")
    show.click()
    expect(page.get_by_text(words["nothing"])).to_have_count(len(SECTIONS) - 1)
    page.get_by_label(words["to"], exact=True).fill("2020-01-01")
    show.click()
    expect(page.get_by_role("alert")).to_have_text(words["badFilters"])
    assert axe(page) == []

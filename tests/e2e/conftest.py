"""A real stack and a real Chromium, for the tests that drive both sides of a conversation."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from forbear.settings import ROOT
from tests.e2e.alone import GatewayAlone
from tests.e2e.bank_page import BankPage
from tests.e2e.desk_page import DeskPage
from tests.e2e.focus import forbid_pointer
from tests.e2e.hands import HANDS
from tests.e2e.keyboard_desk import KeyboardDesk
from tests.e2e.labels import LABELS, Labels
from tests.e2e.records import Records
from tests.e2e.stack import NoModelError, Stack
from tests.e2e.supervisor_page import SupervisorPage
from tests.e2e.way import DESKTOP, Way

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RESULTS = ROOT / "test-results"
IMAGES = ROOT / "docs" / "images"
PATIENCE_MS = 30_000

# Not imported here, so that a failed step tells its values as a test does.
pytest.register_assert_rewrite("tests.e2e.journey", "tests.e2e.under_way")

Axe = Callable[[Page], list[str]]


def cannot_be_had(reason: str) -> NoReturn:
    """Where the browser tests are required their absence is a failure, elsewhere a skip."""
    if "browser" in os.environ.get("FORBEAR_REQUIRE", "").split(","):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Everything that `forbear up` starts, once for all tests."""
    if not CHROMIUM.exists():
        cannot_be_had(f"{CHROMIUM} is missing: install Chromium to run the browser tests.")
    started = Stack(tmp_path_factory.mktemp("stack"))
    try:
        started.start()
    except NoModelError as problem:
        cannot_be_had(f"There is no trained model and none can be trained here:\n{problem}")
    else:
        yield started
    finally:
        started.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> Axe:
    """What the accessibility checker has against a page as it stands."""
    if not AXE.exists():
        cannot_be_had(f"{AXE} is missing: `make setup` installs it.")
    checker = AXE.read_text("utf-8")

    def violations(page: Page) -> list[str]:
        page.evaluate(checker)
        found = page.evaluate("axe.run().then((result) => result.violations)")
        return [f"{v['id']}: {node['html']}" for v in found for node in v["nodes"]]

    return violations


@pytest.fixture
def records(stack: Stack) -> Iterator[Records]:
    reader = Records(stack.database_url)
    yield reader
    reader.close()


@pytest.fixture
def lang() -> str:
    """The language of both pages; a test with a parameter of this name sets another."""
    return "zh"


@pytest.fixture
def labels(lang: str) -> Labels:
    return LABELS[lang]


@pytest.fixture
def way() -> Way:
    """How wide the screens are and what people work them with; a parameter sets another."""
    return Way()


@pytest.fixture
def make_customer(
    stack: Stack, browser: Browser, labels: Labels, way: Way, request: pytest.FixtureRequest
) -> Iterator[Callable[[], BankPage]]:
    """Each customer has a browser of their own."""
    name = f"{request.node.name}-{labels.locale}-customer"
    with _pages(browser, labels.locale, name, way) as open_page:

        def make() -> BankPage:
            page = open_page()
            return BankPage(page, stack.url, labels, HANDS[way.hands](page))

        yield make


@pytest.fixture
def customer_page(make_customer: Callable[[], BankPage]) -> BankPage:
    return make_customer()


@pytest.fixture
def desk_page(
    stack: Stack, browser: Browser, labels: Labels, way: Way, request: pytest.FixtureRequest
) -> Iterator[DeskPage]:
    name = f"{request.node.name}-{labels.locale}-desk"
    with _pages(browser, labels.locale, name, way) as open_page:
        yield _desk(open_page(), stack.url, labels, stack.passwords, "lin", way)


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[GatewayAlone]:
    """A gateway without the assistant; for one test only."""
    if not CHROMIUM.exists():
        cannot_be_had(f"{CHROMIUM} is missing: install Chromium to run the browser tests.")
    gateway = GatewayAlone(tmp_path)
    yield gateway
    gateway.stop()


@pytest.fixture
def make_desk(
    alone: GatewayAlone,
    browser: Browser,
    labels: Labels,
    way: Way,
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., DeskPage]]:
    """Desks of that gateway, by log-in name and size of the screen."""
    with _pages(browser, labels.locale, request.node.name, way) as open_page:

        def make(agent: str = "lin", width: int = way.width) -> DeskPage:
            page = open_page()
            page.set_viewport_size({"width": width, "height": 900})
            return _desk(page, alone.url, labels, alone.passwords, agent, way)

        yield make


@pytest.fixture
def open_floor(
    alone: GatewayAlone, browser: Browser, way: Way, request: pytest.FixtureRequest
) -> Iterator[Callable[..., SupervisorPage]]:
    with _pages(browser, "en-GB", f"{request.node.name}-floor", way) as open_page:

        def make(lang: str, width: int = way.width, login: str = "chen") -> SupervisorPage:
            page = open_page()
            page.add_init_script(f"localStorage.setItem('forbear:desk-lang', '{lang}')")
            page.set_viewport_size({"width": width, "height": 900})
            hands = HANDS[way.hands](page)
            return SupervisorPage(page, alone.url, lang, alone.passwords[login], hands)

        yield make


@pytest.fixture
def picture(way: Way) -> Callable[[BankPage | DeskPage, str], None]:
    """Takes a picture for whoever looks into a run, and for the documentation when asked to."""

    def take(side: BankPage | DeskPage, name: str) -> None:
        name = name if side.labels is LABELS["en"] else f"{name}-zh"
        if way != DESKTOP:
            side.page.screenshot(path=RESULTS / f"{name}-{way}.png")
            return
        side.page.screenshot(path=RESULTS / f"{name}.png")
        if os.environ.get("FORBEAR_SCREENSHOTS") == "1":
            side.page.screenshot(path=IMAGES / f"{name}.png")

    return take


def _desk(
    page: Page, url: str, labels: Labels, passwords: dict[str, str], agent: str, way: Way
) -> DeskPage:
    kind = KeyboardDesk if way.hands == "keyboard" else DeskPage
    return kind(page, url, labels, passwords[agent], agent, HANDS[way.hands](page))


@contextmanager
def _pages(
    browser: Browser, locale: str, name: str, way: Way = DESKTOP
) -> Iterator[Callable[[], Page]]:
    """Pages that must not stumble, pictured at the end of the test for whoever looks into it."""
    opened: list[Page] = []
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            problems.append(message.text)

    def open_page() -> Page:
        context = browser.new_context(
            locale=locale,
            viewport={"width": way.width, "height": 900},
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", note)
        if way.hands == "keyboard":
            forbid_pointer(page, problems)
        opened.append(page)
        return page

    yield open_page
    for number, page in enumerate(opened):
        page.screenshot(path=RESULTS / f"{name}{number or ''}.png")
        page.context.close()
    assert not problems, problems

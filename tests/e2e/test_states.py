"""Each page in each state that people meet it in: the accessibility checker finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.alone import GatewayAlone
from tests.e2e.asking import ASKING, Asking
from tests.e2e.bank_page import BankPage
from tests.e2e.conftest import Axe, _pages
from tests.e2e.desk_page import DeskPage
from tests.e2e.labels import LABELS
from tests.e2e.states import STATES, Approvals, Chat, Desk, Floor, Scene
from tests.e2e.supervisor_page import RESULTS, SupervisorPage, wide_enough
from tests.e2e.way import DESKTOP, PHONE, Way

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize(("lang", "way"), [("zh", PHONE), ("en", DESKTOP)], ids=str),
]


@pytest.fixture
def page(browser: Browser, lang: str, way: Way, request: pytest.FixtureRequest) -> Iterator[Page]:
    with _pages(browser, LABELS[lang].locale, request.node.name, way) as open_page:
        page = open_page()
        page.add_init_script(f"localStorage.setItem('forbear:desk-lang', '{lang}')")
        yield page


@pytest.fixture
def scene(alone: GatewayAlone, page: Page, lang: str, name: str) -> Scene:
    labels, passwords = LABELS[lang], alone.passwords
    makers: dict[str, Callable[[], Scene]] = {
        "chat": lambda: Chat(alone, BankPage(page, alone.url, labels), lang),
        "desk": lambda: Desk(alone, DeskPage(page, alone.url, labels, passwords["lin"]), lang),
        "floor": lambda: Floor(
            alone, SupervisorPage(page, alone.url, lang, passwords["chen"]), lang
        ),
        "approvals": lambda: Approvals(
            alone, SupervisorPage(page, alone.url, lang, passwords["ning"]), lang
        ),
    }
    if name in ASKING:
        return Asking(alone, page, lang, ASKING[name])
    return makers[name]()


@pytest.mark.parametrize("name", STATES)
def test_page_is_clean_in_every_state(
    scene: Scene, page: Page, axe: Axe, way: Way, lang: str, name: str
) -> None:
    found = {}

    for state in STATES[name]:
        getattr(scene, state)()
        page.screenshot(path=RESULTS / f"state-{name}-{state}-{way}-{lang}.png")
        found[state] = axe(page)
        assert wide_enough(page), state

    assert not any(found.values()), found

"""The page shows figures and confusions, and nothing that somebody wrote runs in it."""

from __future__ import annotations

from html.parser import HTMLParser

from forbear.evaluation.html_report import html_report
from forbear.evaluation.measures import measure
from tests.evaluation.test_measures import pair


class Cells(HTMLParser):
    """What each cell with a title holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._title: str | None = None

    def handle_starttag(self, tag, attrs):
        self._title = dict(attrs).get("title") if tag == "td" else None

    def handle_endtag(self, tag):
        self._title = None

    def handle_data(self, data):
        if self._title:
            self.found[self._title] = data


def test_each_pair_of_intents_has_its_count():
    measured = {"en": measure([pair("greet", "greet"), pair("greet", "thank"), pair("a", "a")])}
    cells = Cells()
    cells.feed(html_report(measured, "lines.yml"))

    assert cells.found == {
        "greet, taken for greet": "1",
        "greet, taken for thank": "1",
        "a, taken for a": "1",
    }


def test_names_are_text_and_no_markup():
    page = html_report({"en": measure([pair("<b>", "<i>", risk=("<u>",))])}, "<script>.yml")

    assert not any(tag in page for tag in ("<b>", "<i>", "<u>", "<script>"))
    assert "&lt;script&gt;.yml" in page

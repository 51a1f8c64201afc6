"""Requests that a page waits for, or that fail."""

from __future__ import annotations

from playwright.sync_api import Page, Route


class Held:
    """Nothing of a pattern is answered, until the test lets it fail or lets it through."""

    def __init__(self, page: Page, pattern: str) -> None:
        self.now = "hold"
        self.waiting: list[Route] = []
        page.route(pattern, self._answer)

    def fail(self) -> None:
        """What waits, and whatever is asked from now on."""
        self.now = "fail"
        for route in self.waiting:
            self._answer(route)

    def let_through(self) -> None:
        self.now = "let through"

    def _answer(self, route: Route) -> None:
        if self.now == "hold":
            self.waiting.append(route)
        elif self.now == "fail":
            error = {"code": "internal", "message": "It failed."}
            route.fulfill(status=500, json={"error": error})
        else:
            route.continue_()

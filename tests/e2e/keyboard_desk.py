"""The desk as somebody works it who uses its shortcuts and never a pointer."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.desk_page import DeskPage


class KeyboardDesk(DeskPage):
    """Suggestions are taken with Alt and their number, and sent with Ctrl-Enter."""

    def send_suggestion(self, number: int = 1) -> str:
        text = self._take(number)
        self.page.keyboard.press("Control+Enter")
        expect(self.suggestions).to_have_count(0)
        expect(self.field).to_be_focused()
        return text

    def edit_suggestion(self, number: int, words: str) -> str:
        text = self._take(number)
        self.page.keyboard.type(words)
        self.page.keyboard.press("Control+Enter")
        expect(self.field).to_be_focused()
        return text + words

    def _take(self, number: int) -> str:
        text = self._card(number).text
        self.page.keyboard.press(f"Alt+Digit{number}")
        expect(self.field).to_have_value(text)
        expect(self.field).to_be_focused()
        return text

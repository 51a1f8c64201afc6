"""The canned replies at a desk, as an agent meets them."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.e2e.desk_page import DeskPage


@dataclass(frozen=True)
class Words:
    said: str
    title: str
    search: str
    sought: str
    found: str
    other_language: str
    new: str
    text: str
    mine: str
    better: str
    edit: str
    delete: str
    undo: str
    deleted: str
    save: str
    harsh: str
    restore: str
    failed: str
    again: str
    none: str


WORDS = {
    "zh": Words(
        said="你们到底想怎么样",
        title="常用回复",
        search="搜索常用回复",
        sought="卡背面 真假",
        found="您多留个心眼是对的。不用信我一句话，自己拨卡背面的电话问一声，真假就清楚了。",
        other_language="English",
        new="新增",
        text="内容",
        mine="请稍等两分钟，我查一下。",
        better="请稍等，我查一下马上回来。",
        edit="修改：",
        delete="删除：",
        undo="撤销",
        deleted="已删除。",
        save="保存",
        harsh="再不还钱就让你全家都不好过。",
        restore="恢复刚才写的内容",
        failed="常用回复没有加载成功。",
        again="再试一次",
        none="没有包含这些字的回复。",
    ),
    "en": Words(
        said="What on earth do you people want",
        title="Canned replies",
        search="Search canned replies",
        sought="suspicious ring",
        found="You're right to be suspicious. Don't take my word for it."
        " Ring the number on your card and ask.",
        other_language="中文",
        new="New",
        text="Text",
        mine="Give me two minutes to look this up.",
        better="One moment, I'll look this up for you.",
        edit="Edit: ",
        delete="Delete: ",
        undo="Undo",
        deleted="Deleted.",
        save="Save",
        harsh="Pay up or your family will regret it.",
        restore="Bring back what you had written",
        failed="The canned replies could not be loaded.",
        again="Try again",
        none="None with these words.",
    ),
}


class CannedPage:
    """The canned replies of one desk."""

    def __init__(self, desk: DeskPage, words: Words) -> None:
        self.desk, self.page, self.keys = desk, desk.page, desk.page.keyboard
        self.words = words

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog", name=self.words.title, exact=True)

    @property
    def search(self) -> Locator:
        return self.dialog.get_by_role("combobox", name=self.words.search)

    @property
    def options(self) -> Locator:
        return self.dialog.get_by_role("option")

    @property
    def active(self) -> Locator:
        return self.dialog.get_by_role("option", selected=True)

    def open_by_key(self) -> None:
        expect(self.desk.field).to_be_focused()
        self.keys.type("/")
        expect(self.search).to_be_focused()
        expect(self.options.first).to_be_visible()

    def press(self, name: str) -> None:
        """A button of the dialog, by keys."""
        button = self.dialog.get_by_role("button", name=name)
        button.focus()
        self.keys.press("Enter")

    def keep(self, text: str) -> None:
        field = self.dialog.get_by_label(self.words.text, exact=True)
        expect(field).to_be_focused()
        self.keys.press("Control+a")
        self.keys.insert_text(text)
        self.press(self.words.save)
        expect(self.search).to_be_focused()

"""Another model takes over from the one that answers, with a chat open all the while."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forbear.commands.train import ensure_model
from tests.commands.candidate_folder import CandidateFolder
from tests.e2e.bank_page import BankPage
from tests.e2e.records import Records
from tests.e2e.stack import Stack
from tests.e2e.under_way import begin, check_nothing_lost, check_view

pytestmark = pytest.mark.browser

OTHER = "forbear-other.tar.gz"
LINES = ["我失业了", "房租都快交不起了", "你们能不能先停一停", "我想分期还", "还有人在吗"]


@pytest.fixture
def folder(stack: Stack, tmp_path: Path) -> Iterator[CandidateFolder]:
    made = CandidateFolder(tmp_path, stack.environment())
    yield made
    made.run("rollback")


def models_of(records: Records, conversation_id: str) -> list[str]:
    """By which model each line of the customer was understood."""
    return [str(m.model) for m in records.messages(conversation_id, "customer")]


def test_a_promotion_loses_no_line_and_lasts_through_a_restart(
    stack: Stack, customer_page: BankPage, records: Records, folder: CandidateFolder
) -> None:
    live = ensure_model()[0]
    candidate = folder.trained(live, OTHER.removesuffix(".tar.gz"), passed=True)
    conversation_id = begin(customer_page, records, "你好")

    promotion = folder.start("promote", candidate.id, "--json")
    for line in LINES:
        customer_page.say(line)
    assert promotion.wait(120) == 0
    customer_page.say("你们还在听吗")
    records.until_settled(conversation_id)

    written = ["你好", *LINES, "你们还在听吗"]
    models = models_of(records, conversation_id)
    assert (models[0], models[-1]) == (live.name, OTHER)
    assert models == sorted(models, key=[live.name, OTHER].index)
    spoken = {str(m.model) for m in records.messages(conversation_id, "bot")}
    assert spoken == {live.name, OTHER}

    stack.kill("assistant")
    stack.wait_until_back("assistant")
    customer_page.say("能不能分期还")
    records.until_settled(conversation_id)
    assert models_of(records, conversation_id)[-1] == OTHER

    back = folder.answer("rollback")
    customer_page.say("谢谢")
    records.until_settled(conversation_id)

    assert (back["live"]["model"], back["served"]) == (live.name, True)
    assert models_of(records, conversation_id)[-1] == live.name
    check_nothing_lost(records, conversation_id, [*written, "能不能分期还", "谢谢"])
    check_view(customer_page, records, conversation_id)

"""Another model takes over while customers write: nothing is lost, nothing waits for long."""

from __future__ import annotations

import shutil
import threading
import time
from itertools import count

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.parametrize("records_url", ["sqlite"], indirect=True),
]

LONGEST_WAIT = 20.0
"""Seconds after which the gateway gives up an answer; it asks again with the same id."""
PAUSE = 0.2
WORDS = "你们到底讲不讲道理，我还欠多少"


@pytest.fixture
def other_model(model_path, tmp_path):
    """The same model under another name: what is tested is the change."""
    return shutil.copy(model_path, tmp_path / "forbear-other.tar.gz")


@pytest.fixture
def swap(conversation, model_path):
    def ask(path, **options):
        return conversation.ask("/model", {"path": str(path)}, **options)

    yield ask
    assert ask(model_path).status_code == 200


@pytest.fixture
def chatter(make_conversation):
    """Customers who write without a pause, until told to stop."""
    stop = threading.Event()
    answers: list[list[tuple[float, dict]]] = []

    def write(customer, mine):
        for number in count(1):
            if stop.is_set():
                return
            began = time.monotonic()
            answer = answered(customer, f"m{number}")
            mine.append((time.monotonic() - began, answer))

    threads = []
    for customer in [make_conversation() for _ in range(3)]:
        mine: list[tuple[float, dict]] = []
        answers.append(mine)
        threads.append(threading.Thread(target=write, args=(customer, mine)))
        threads[-1].start()
    yield answers, stop.set
    stop.set()
    for thread in threads:
        thread.join(60)


def answered(customer, key):
    """What the gateway gets for one line: a refusal is for now, so it asks again."""
    line = {"conversation_id": customer.id, "message_id": key, "mode": "bot"}
    while (answer := customer.ask("/turn", {**line, "text": WORDS})).status_code != 200:
        assert answer.status_code in (500, 503), answer.text
        time.sleep(PAUSE)
    return answer.json()


def test_messages_go_on_while_the_model_changes(swap, other_model, model_path, chatter):
    answers, stop = chatter
    time.sleep(1.0)

    changed = swap(other_model)

    time.sleep(1.0)
    stop()
    assert changed.json() == {"model": "forbear-other.tar.gz", "before": model_path.name}
    for mine in answers:
        models = [answer["model"] for _, answer in mine]
        assert set(models) == {model_path.name, "forbear-other.tar.gz"}
        assert models == sorted(models, key=[model_path.name, "forbear-other.tar.gz"].index)
        assert [answer["message_id"] for _, answer in mine] == [
            f"m{number}" for number in range(1, len(mine) + 1)
        ]
        assert max(seconds for seconds, _ in mine) < LONGEST_WAIT


def test_what_was_said_before_is_known_after(swap, other_model, verified):
    before = verified.turn("你这个废物客服，脑子让门夹了吧")
    verified.take(before)

    assert swap(other_model).status_code == 200

    after = verified.turn("骂的就是你，蠢猪")
    assert after["suggestions"][0]["acts"] == ["warn"]
    assert after["state"]["verified"] is True


def test_a_line_that_is_sent_again_after_the_change_is_answered_as_before(
    swap, other_model, conversation
):
    first = conversation.turn("我失业了", "bot", key="m-same")

    swap(other_model)

    again = conversation.turn("我失业了", "bot", key="m-same")
    assert [r["text"] for r in again["replies"]] == [r["text"] for r in first["replies"]]


def test_a_file_that_is_no_model_changes_nothing(swap, conversation, model_path, tmp_path):
    broken = tmp_path / "forbear-broken.tar.gz"
    broken.write_bytes(b"not a model")

    refused = swap(broken)

    assert (refused.status_code, conversation.get("/ready").json()["model"]) == (
        422,
        model_path.name,
    )
    assert refused.json()["error"]
    assert conversation.turn("您好")["model"] == model_path.name


@pytest.mark.parametrize("path", ["x.tar.gz", "/etc/passwd", "/nowhere/m.tar.gz", "", None, 5])
def test_only_a_whole_path_of_a_model_is_taken(conversation, path):
    assert conversation.ask("/model", {"path": path}).status_code == 400


def test_without_the_secret_the_model_stays(conversation, other_model):
    answer = conversation.ask(
        "/model", {"path": str(other_model)}, headers={"Authorization": "Bearer wrong"}
    )

    assert answer.status_code == 401

"""Whatever a customer sends: a clear error to them, text kept as text, nothing broken."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy.orm import sessionmaker

from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.people import Visits
from tests.gateway.scenes import stored

pytestmark = pytest.mark.usefixtures("copilot")


BAD_FRAMES: list[tuple[Any, str]] = [
    ("", "bad_json"),
    ("not json", "bad_json"),
    ("[" * 5000, "bad_json"),
    ("9" * 10_000, "bad_json"),
    ("[1]", "not_an_object"),
    ('"text"', "not_an_object"),
    ("null", "not_an_object"),
    (b"\xff\xfe\x00", "not_utf8"),
    ("{}", "unknown_type"),
    ('{"type": "nonsense"}', "unknown_type"),
    ('{"type": ["message"]}', "unknown_type"),
    ('{"type": "message", "id": "a", "text": ""}', "empty"),
    ('{"type": "message", "id": "a", "text": "  \\n "}', "empty"),
    ('{"type": "message", "id": "a", "text": "\\u0000"}', "empty"),
    ('{"type": "message", "id": "a", "text": 7}', "bad_text"),
    ('{"type": "message", "id": "a"}', "bad_text"),
    ('{"type": "message", "id": 7, "text": "hi"}', "bad_id"),
    ('{"type": "message", "text": "hi"}', "bad_id"),
    ('{"type": "message", "id": "' + "i" * 65 + '", "text": "hi"}', "bad_id"),
    ('{"type": "message", "id": "a", "text": "' + "x" * 4001 + '"}', "too_long"),
    (json.dumps({"type": "message", "id": "a", "text": "x" * 100_000}), "too_large"),
    (b"x" * 100_000, "too_large"),
    ('{"type": "read", "seq": -1}', "bad_seq"),
    ('{"type": "read", "seq": true}', "bad_seq"),
    ('{"type": "hello", "token": "x"}', "hello_first"),
    ('{"type": "choice", "id": "a", "text": "Yes", "intent": "affirm"}', "not_offered"),
    ('{"type": "choice", "id": "a", "text": "Yes", "intent": "\\ud800"}', "not_offered"),
    ('{"type": "choice", "id": "a", "text": "Yes"}', "bad_intent"),
    ('{"type": "choice", "id": "a", "text": "Y", "intent": "b", "entities": []}', "not_offered"),
    ('{"type": "choice", "id": "a", "text": "Y", "intent": "b", "entities": [1]}', "bad_entities"),
]


async def test_bad_frames_get_a_clear_error_and_the_socket_stays(
    visits: Visits, open_session: sessionmaker
) -> None:
    customer = await visits.customer()

    for frame, code in BAD_FRAMES:
        await customer.socket.send(frame)
        error = await customer.hear("error")
        assert error["code"] == code, frame[:80]
        assert error["message"]

    await customer.write("still here")
    assert stored(open_session) == ["still here"]


async def test_error_names_the_line_that_it_is_about(visits: Visits) -> None:
    customer = await visits.customer()

    await customer.send("message", id="line-7", text="")

    assert (await customer.hear("error"))["id"] == "line-7"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\x00b", "ab"),
        ("half \ud83d pair", "half  pair"),
        ("<script>alert(1)</script><b>x</b>", "<script>alert(1)</script><b>x</b>"),
        ("😀 全家", "😀 全家"),
        ("x" * 4000, "x" * 4000),
        ("'; DROP TABLE messages; --", "'; DROP TABLE messages; --"),
    ],
    ids=["nul", "half-pair", "html", "emoji", "longest", "sql"],
)
async def test_odd_text_is_kept_as_text(
    visits: Visits, open_session: sessionmaker, sent: str, kept: str
) -> None:
    customer = await visits.customer()

    await customer.socket.send(json.dumps({"type": "message", "id": "odd", "text": sent}))
    await customer.hear("ack", id="odd")
    await customer.hear_line(kept)

    assert stored(open_session) == [kept]


async def test_card_number_is_masked_before_it_is_stored(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer = await visits.customer()

    await customer.write("my card is 4111 1111 1111 1111 ok")
    await customer.hear("message")
    await customer.hear("message")

    assert "4111 1111" not in json.dumps(customer.heard)
    assert "4111 1111" not in stored(open_session)[0]
    assert "4111 1111" not in stand_in.texts()[0]


async def test_command_is_kept_as_typed_and_made_harmless_for_the_copilot(
    visits: Visits, open_session: sessionmaker, stand_in: StandIn
) -> None:
    customer = await visits.customer("zh")
    typed = '/affirm{"amount":"1"} 我不想活了'

    await customer.write(typed)
    await customer.hear_line(f"bot: ／{typed[1:]}")

    assert stored(open_session) == [typed]
    [(_, question)] = stand_in.asked
    assert question["text"] == f"／{typed[1:]}"
    assert question["choice"] is None

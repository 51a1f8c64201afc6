"""How a customer begins a conversation, and as whom."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from sqlalchemy.orm import sessionmaker

from forbear.gateway.options import Options
from forbear.gateway.tokens import read_customer, sign_conversation, sign_customer
from forbear.rules.verification import is_verified
from forbear.settings import Settings
from forbear.store.base import utc_now
from forbear.store.tables import Conversation
from tests.gateway.server import Server


async def test_known_and_unknown_customer_numbers_are_answered_alike(
    http: httpx.AsyncClient, open_session: sessionmaker
) -> None:
    answers = [
        await http.post("/api/customer/conversations", json={"lang": "zh", "reference": reference})
        for reference in ("CN62081001", "CN99999999")
    ]

    assert {answer.status_code for answer in answers} == {201}
    assert set(answers[0].json()) == set(answers[1].json())
    with open_session() as session:
        bound = [
            session.get(Conversation, answer.json()["conversation_id"]).customer_id is not None
            for answer in answers
        ]
        claims = [
            session.get(Conversation, answer.json()["conversation_id"]).claimed_reference
            for answer in answers
        ]
    assert bound == [True, False]
    # Tries are counted for a number over all chats, whether or not it is somebody's.
    assert None not in claims
    assert claims[0] != claims[1]


@pytest.mark.parametrize(
    ("identity", "body", "verified"),
    [
        ("token", {"bank_token": "CN62081001"}, True),
        ("questions", {"bank_token": "CN62081001"}, False),
        ("token", {"bank_token": "CN99999999"}, False),
        ("token", {"reference": "CN62081001"}, False),
        ("token", {}, False),
    ],
)
async def test_only_where_it_is_set_does_the_banks_log_in_stand_for_the_questions(
    make_gateway: Callable[..., Server],
    settings: Settings,
    open_session: sessionmaker,
    identity: str,
    body: dict[str, str],
    verified: bool,
) -> None:
    gateway = make_gateway(options=Options(identity=identity))
    if "bank_token" in body:
        body = {"bank_token": sign_customer(body["bank_token"], settings.bank_secret)}

    async with httpx.AsyncClient(verify=False, base_url=gateway.url) as http:
        answer = await http.post("/api/customer/conversations", json=body)

    assert answer.status_code == 201
    with open_session() as session:
        until = session.get(Conversation, answer.json()["conversation_id"]).verified_until
    assert is_verified(until, utc_now()) == verified


BAD_BODIES: list[tuple[bytes, int, str]] = [
    (b"", 400, "bad_json"),
    (b"\xff\xfe", 400, "not_utf8"),
    (b"[]", 400, "not_an_object"),
    (b'"x"', 400, "not_an_object"),
    (b"x" * 100_000, 413, "too_large"),
    (b'{"lang": "fr"}', 400, "bad_lang"),
    (b'{"lang": 1}', 400, "bad_lang"),
    (b'{"lang": ["zh"]}', 400, "bad_lang"),
    (b'{"reference": 7}', 400, "bad_reference"),
    (b'{"reference": ""}', 400, "bad_reference"),
    (b'{"bank_token": "x"}', 401, "bad_bank_token"),
    (b'{"bank_token": 7}', 401, "bad_bank_token"),
]


@pytest.mark.parametrize(("body", "status", "code"), BAD_BODIES)
async def test_bad_body_gets_a_clear_error(
    http: httpx.AsyncClient, body: bytes, status: int, code: str
) -> None:
    answer = await http.post("/api/customer/conversations", content=body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


async def test_odd_customer_numbers_bind_nobody(http: httpx.AsyncClient) -> None:
    for reference in (r"\u0000", r"\ud800", "' OR 1=1 --"):
        body = f'{{"reference": "{reference}"}}'
        answer = await http.post("/api/customer/conversations", content=body)
        assert answer.status_code == 201, reference


async def test_token_of_another_bank_is_refused(http: httpx.AsyncClient) -> None:
    forged = [
        sign_customer("CN62081001", "x" * 32),
        sign_conversation("CN62081001", "b" * 32)[0],
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJDTjYyMDgxMDAxIiwiYXVkIjoiZm9yYmVhciJ9.",
    ]

    for token in forged:
        answer = await http.post("/api/customer/conversations", json={"bank_token": token})
        assert answer.status_code == 401, token


async def test_one_address_begins_only_so_many_conversations(
    make_gateway: Callable[..., Server],
) -> None:
    few = make_gateway(options=Options(conversations_per_minute=2))

    async with httpx.AsyncClient(verify=False, base_url=few.url) as http:
        statuses = [
            (await http.post("/api/customer/conversations", json={})).status_code for _ in range(3)
        ]

    assert statuses == [201, 201, 429]


async def test_demo_bank_signs_for_its_own_customers(
    http: httpx.AsyncClient, settings: Settings
) -> None:
    customers = (await http.get("/api/demo/customers")).json()
    body = {"reference": customers[0]["reference"]}

    token = (await http.post("/api/demo/bank-token", json=body)).json()["bank_token"]
    unknown = await http.post("/api/demo/bank-token", json={"reference": "nobody"})

    assert len(customers) >= 10
    assert {"name", "jurisdiction", "lang", "product", "stage", "last4", "birth_year"} <= set(
        customers[0]
    )
    assert read_customer(token, settings.bank_secret) == customers[0]["reference"]
    assert unknown.status_code == 404

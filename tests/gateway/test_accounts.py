"""Administrators decide which log-ins there are; nobody else does."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from forbear.store.agents import find_agent
from forbear.store.staffing import add_agent
from forbear.store.tables import AuditEntry
from tests.gateway.people import Visits
from tests.gateway.scenes import taken_over
from tests.gateway.supervisor import Supervisor, supervisor

PASSWORD = "a-long-enough-pass-phrase"
NEW = {
    "login": "ada",
    "name": "Ada",
    "role": "agent",
    "languages": ["en"],
    "password": "another-good-pass-phrase",
}


async def admin(visits: Visits, open_session: sessionmaker) -> Supervisor:
    with open_session.begin() as session:
        add_agent(session, "root", PASSWORD, role="admin", name="R.", languages=["en"])
    visits.passwords = {**visits.passwords, "root": PASSWORD}
    return await supervisor(visits, "root")


async def test_admin_adds_somebody_who_then_logs_in(
    visits: Visits, open_session: sessionmaker
) -> None:
    root = await admin(visits, open_session)

    made = await root.post("/accounts", **NEW)
    again = await root.post("/accounts", **NEW)
    visits.passwords = {**visits.passwords, "ada": NEW["password"]}
    ada = await visits.agent("ada")

    assert made.status_code == 201
    shown = next(each for each in made.json()["accounts"] if each["login"] == "ada")
    assert (shown["role"], shown["shut_at"], shown["demo"]) == ("agent", None, False)
    assert "password" not in str(made.json()["accounts"])
    assert (again.status_code, again.json()["error"]["code"]) == (400, "bad_account")
    assert ada.me["name"] == "Ada"
    with open_session() as session:
        query = select(AuditEntry.actor).filter_by(act="log_in_made")
        assert session.execute(query).scalars().all()[-1] == f"agent:{root.me['id']}"


async def test_log_in_that_is_shut_ends_at_once_and_its_customers_wait_for_somebody(
    visits: Visits, open_session: sessionmaker
) -> None:
    root = await admin(visits, open_session)
    await root.post("/accounts", **NEW)
    visits.passwords = {**visits.passwords, "ada": NEW["password"]}
    customer, ada = await taken_over(visits, "ada")

    answer = await root.post("/accounts/ada", deed="shut")
    while (told := (await customer.hear("conversation"))["conversation"])["agent"]:
        pass
    await ada.be_closed()

    assert answer.status_code == 200
    assert (told["mode"], told["waiting"]) == ("bot", True)
    opened = await root.post("/accounts/ada", deed="open")
    shown = next(each for each in opened.json()["accounts"] if each["login"] == "ada")
    assert shown["shut_at"] is None


async def test_last_admin_and_the_demo_stay_and_weak_passwords_are_refused(
    visits: Visits, open_session: sessionmaker
) -> None:
    root = await admin(visits, open_session)

    for path, body in [
        ("/accounts/root", {"deed": "shut"}),
        ("/accounts/lin", {"deed": "shut"}),
        ("/accounts/nobody", {"deed": "open"}),
        ("/accounts/root", {"deed": "password", "password": "short"}),
        ("/accounts", {**NEW, "password": "short"}),
        ("/accounts", {**NEW, "languages": ["xx"]}),
    ]:
        answer = await root.post(path, **body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_account"), body
    with open_session() as session:
        assert find_agent(session, "ada") is None


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/accounts"), ("POST", "/accounts"), ("POST", "/accounts/lin")]
)
async def test_accounts_are_for_administrators_only(
    visits: Visits, http: httpx.AsyncClient, method: str, path: str
) -> None:
    headers = {"origin": visits.url}
    places = (("lin", "desk"), ("mei", "trainer"), ("chen", "supervisor"))
    answers = []
    for login, place in places:
        body = {"login": login, "password": visits.passwords[login], "place": place}
        csrf = (await http.post("/api/login", json=body, headers=headers)).json()["csrf"]
        tried = {**headers, "X-CSRF-Token": csrf}
        answer = await http.request(method, f"/api/supervisor{path}", headers=tried)
        answers.append((answer.status_code, answer.json()["error"]["code"]))

    assert answers == [(403, "not_a_supervisor")] * 2 + [(403, "not_an_admin")]

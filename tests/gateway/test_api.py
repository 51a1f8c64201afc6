"""The HTTP API keeps its own description, whatever is sent to it; schemathesis makes up what."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase
from hypothesis import settings as examples
from schemathesis import checks
from sqlalchemy.orm import sessionmaker

from forbear.gateway.app import create_app
from forbear.gateway.copilot import Copilot
from forbear.gateway.description import api_description
from forbear.gateway.options import Options
from forbear.settings import ROOT, Settings
from forbear.store.session import make_engine, make_session_factory
from tests.gateway.server import Server
from tests.gateway.staff_sessions import log_in_as

DESCRIBED = api_description(demo=True)
SLOW = ("/api/trainer/candidates/rollback", "/api/trainer/candidates/train")
"""They start a process at each call; tests/gateway/test_candidates.py tries them."""
schema = schemathesis.openapi.from_dict(DESCRIBED).exclude(path=list(SLOW))
CHECKS = [
    checks.not_a_server_error,
    checks.CHECKS.get_one("status_code_conformance"),
    checks.CHECKS.get_one("content_type_conformance"),
    checks.CHECKS.get_one("response_schema_conformance"),
    checks.CHECKS.get_one("unsupported_method"),
]
FEW = (
    "data/responses/opening.yml",
    "data/stories/identity_2.yml",
    "data/rules/opening.yml",
    "tests/stories/test_opening.yml",
)
AT_ONCE = Options(conversations_per_minute=10_000, log_in_failures=10_000)


@dataclass(frozen=True)
class Api:
    """A gateway with trainers' files that are nobody else's."""

    url: str
    open_session: sessionmaker

    def headers(self) -> dict[str, str]:
        """Of somebody who may call anything; new each time, as one call logs out."""
        with self.open_session.begin() as session:
            return log_in_as(session, "admin").headers


def small_files(root: Path) -> Path:
    """A few of the trainers' files: all of them take seconds to read."""
    for file in ("domain.yml", "data/acts.yml", *FEW):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, root / file)
    examples = (ROOT / "data/nlu/contact.yml").read_text("utf-8").splitlines(keepends=True)
    (root / "web").symlink_to(ROOT / "web")
    (root / "data/nlu").mkdir()
    (root / "data/nlu/contact.yml").write_text("".join(examples[:60]), "utf-8")
    return root


@pytest.fixture(scope="module")
def api(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    var = tmp_path_factory.mktemp("api")
    database = var / "forbear.db"
    database.write_bytes(sqlite_template.read_bytes())
    url = f"sqlite:///{database}"
    root = small_files(tmp_path_factory.mktemp("root"))
    settings = Settings(
        root=root,
        var=var,
        database_url=url,
        host="127.0.0.1",
        port=0,
        rasa_url="http://127.0.0.1:9",
        actions_url="http://127.0.0.1:9/webhook",
        secret="s" * 32,
        copilot_secret="c" * 32,
        bank_secret="b" * 32,
        demo=True,
    )
    sessions = make_session_factory(make_engine(url))
    app = create_app(settings, sessions, Copilot(settings.rasa_url, "c" * 32), AT_ONCE)
    server = Server(app).start()
    yield Api(server.url, sessions)
    server.stop()


@schema.parametrize()
@examples(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_described(case: schemathesis.Case, api: Api) -> None:
    if not case.operation.definition.raw.get("security"):
        case.call_and_validate(base_url=api.url, checks=CHECKS)
        return
    case.call_and_validate(base_url=api.url, headers=api.headers(), checks=CHECKS)

"""Settings: read from the environment, and wrong ones named with the way to mend them."""

from __future__ import annotations

import pytest

from forbear.settings import ROOT, Settings, SettingsError
from tests.commands.command import forbear

SECRETS = {
    "FORBEAR_SECRET": "s" * 32,
    "FORBEAR_COPILOT_SECRET": "c" * 32,
    "FORBEAR_BANK_SECRET": "b" * 32,
}


def test_the_defaults_are_loopback_and_the_demo():
    settings = Settings.from_environ(SECRETS)

    assert (settings.host, settings.port, settings.demo) == ("127.0.0.1", 8080, True)
    assert settings.database_url == f"sqlite:///{ROOT / 'var' / 'forbear.db'}"


def test_everything_that_is_kept_follows_the_folder(tmp_path):
    settings = Settings.from_environ({**SECRETS, "FORBEAR_VAR": str(tmp_path)})

    assert settings.database_url == f"sqlite:///{tmp_path}/forbear.db"


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("value", ["", "short"])
def test_a_secret_that_is_missing_or_short_is_refused(name, value):
    with pytest.raises(SettingsError, match=name):
        Settings.from_environ({**SECRETS, name: value})


@pytest.mark.parametrize("port", ["", "http", "-1", "65536", "80.5", "²", " 80"])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(SettingsError, match="FORBEAR_PORT"):
        Settings.from_environ({**SECRETS, "FORBEAR_PORT": port})


def test_the_demo_is_never_served_beyond_loopback():
    with pytest.raises(SettingsError, match="FORBEAR_DEMO"):
        Settings.from_environ({**SECRETS, "FORBEAR_HOST": "0.0.0.0", "FORBEAR_DEMO": "1"})

    assert not Settings.from_environ({**SECRETS, "FORBEAR_HOST": "0.0.0.0"}).demo


def test_a_wrong_setting_is_one_line_and_no_traceback(tmp_path):
    done = forbear("up", FORBEAR_VAR=str(tmp_path), FORBEAR_PORT="http")

    assert done.returncode == 2
    assert b"FORBEAR_PORT" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        {"FORBEAR_DATABASE_URL": "nonsense"},
        {"FORBEAR_DATABASE_URL": "postgresql://127.0.0.1:9/none"},
        {"FORBEAR_PORT": "http"},
    ],
    ids=str,
)
def test_the_doctor_names_what_is_wrong_and_goes_on(tmp_path, wrong):
    done = forbear("doctor", FORBEAR_VAR=str(tmp_path), **wrong)

    assert b"Traceback" not in done.stderr
    assert next(iter(wrong)).encode() in done.stdout
    assert b"assistant port" in done.stdout


def test_help_and_version_need_no_setting():
    assert forbear("--version").stdout.startswith(b"forbear ")
    told = forbear("--help").stdout.decode()
    assert all(
        name in told for name in ("up", "train", "doctor", "parse", "suggest", "plan", "afford")
    )

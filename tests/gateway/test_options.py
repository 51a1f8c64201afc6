"""The gateway's own settings."""

from __future__ import annotations

import pytest

from forbear.gateway.options import Options
from forbear.settings import SettingsError


def test_options_come_from_the_environment() -> None:
    environ = {
        "FORBEAR_FIRST_MODE": "agent",
        "FORBEAR_IDENTITY": "token",
        "FORBEAR_EMBED_ORIGINS": "https://a.example http://b.example:81",
    }

    options = Options.from_environ(environ)

    assert options.first_mode == "agent"
    assert options.identity == "token"
    assert options.embed_origins == ("https://a.example", "http://b.example:81")


def test_staffed_hours_are_set_for_each_language() -> None:
    environ = {"FORBEAR_STAFFED_HOURS_ZH": "Asia/Shanghai mon-fri 09:00-18:00"}

    assert set(Options.from_environ(environ).staffed_hours) == {"zh"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FORBEAR_STAFFED_HOURS_EN", "always"),
        ("FORBEAR_FIRST_MODE", "nobody"),
        ("FORBEAR_IDENTITY", "trust"),
        ("FORBEAR_EMBED_ORIGINS", "https://a.example/"),
        ("FORBEAR_EMBED_ORIGINS", "*"),
        ("FORBEAR_EMBED_ORIGINS", "https://a.example; script-src *"),
    ],
)
def test_wrong_value_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Options.from_environ({name: value})

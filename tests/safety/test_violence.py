"""Threats against others, and figures of speech that are none."""

import pytest

from forbear.safety.risk import screen
from tests.safety.sentences import sentences


@pytest.mark.parametrize("text", sentences("violence", "threats", "more_threats"))
def test_threats_open_and_veiled_are_seen(text):
    assert "violence" in screen(text).flags


@pytest.mark.parametrize("text", sentences("violence", "harmless", "more_harmless"))
def test_figures_of_speech_and_reports_are_not_threats(text):
    assert "violence" not in screen(text).flags


@pytest.mark.parametrize(
    "text",
    ["你们的人说要打断我的腿", "your agent said he would break my legs"],
)
def test_a_collectors_threat_is_alleged_misconduct(text):
    flags = screen(text).flags
    assert "misconduct_alleged" in flags
    assert "violence" not in flags

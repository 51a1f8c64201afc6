import pytest

from forbear.safety.risk import screen
from tests.safety.violence_sentences import HARMLESS, MORE_HARMLESS, MORE_THREATS, THREATS, lines


@pytest.mark.parametrize("text", lines(THREATS) + lines(MORE_THREATS))
def test_threats_open_and_veiled_are_seen(text):
    assert "violence" in screen(text).flags


@pytest.mark.parametrize("text", lines(HARMLESS) + lines(MORE_HARMLESS))
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

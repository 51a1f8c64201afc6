"""`forbear check-reply` as other programs call it; what it finds is tested with the rules."""

from __future__ import annotations

from tests.commands.command import answers, forbear, here, lines_of

CONTEXT = {"verified": True, "speaker_role": "customer", "initiated_by": "customer", "hostility": 0}
FINE = {"text": "我听到了，您慢慢说。", "lang": "zh", "jurisdiction": "CN", "context": CONTEXT}
CRUEL = {**FINE, "text": "再不还钱就让警察上门抓您，让您单位和家人都知道。"}


def test_verdicts_come_in_order_and_in_the_shape_of_the_contract(monkeypatch):
    status, found = here(monkeypatch, "check-reply", "--jsonl", lines=lines_of(FINE, CRUEL, FINE))

    assert status == 0
    assert [each["severity"] for each in found] == ["none", "block", "none"]
    assert (found[0]["findings"], found[2]["findings"]) == ([], [])
    for finding in found[1]["findings"]:
        assert set(finding) >= {"rule", "severity", "start", "end", "message", "suggestion"}
        assert finding["rule"].startswith("CR-")
        assert 0 <= finding["start"] <= finding["end"] <= len(CRUEL["text"])


def test_what_is_not_said_takes_the_safe_value(monkeypatch):
    """Nobody has said that the customer is verified, so no account fact may pass."""
    told = {"text": "您的信用卡逾期97天，欠36,000.00元。", "lang": "zh", "jurisdiction": "CN"}
    _, (answer,) = here(monkeypatch, "check-reply", "--jsonl", lines=lines_of(told))

    assert answer["severity"] == "block"


def test_bad_lines_are_answered_in_place_and_told_by_the_exit_status():
    bad = [{}, {"text": 5}, {**FINE, "lang": "fr"}, {**FINE, "context": "calm"}]
    lines = (
        lines_of(FINE, *bad) + b'{"text": "\\ud83d", "lang": "zh"}\n\xff\n{\n[]\n' + lines_of(FINE)
    )
    done = forbear("check-reply", "--jsonl", lines=lines)

    found = answers(done)
    assert done.returncode == 1
    assert len(found) == 10
    assert all("error" in each for each in [*found[1:5], *found[6:9]])
    assert found[0]["severity"] == found[9]["severity"] == "none"
    assert b"Traceback" not in done.stderr

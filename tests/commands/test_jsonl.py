"""Lines of JSON in, lines of JSON out: in order, and a bad one harms no other."""

from __future__ import annotations

import io
import json

import pytest

from forbear.commands.jsonl import LineError, stream

GOOD = b'{"n": 1}\n'


def run(*lines: bytes) -> tuple[int, list[dict]]:
    out = io.StringIO()

    def answer(asked):
        if asked.get("n") == "refuse":
            raise LineError("`n` must be a number.")
        return {"got": asked.get("n")}

    status = stream(answer, lines, out)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_answered_in_order():
    assert run(b'{"n": 1}\n', b'{"n": 2}\n', b'{"n": 3}') == (
        0,
        [{"got": 1}, {"got": 2}, {"got": 3}],
    )


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"{\n", "not JSON"),
        (b"nonsense\n", "not JSON"),
        (b"[1]\n", "JSON object"),
        (b"null\n", "JSON object"),
        (b'"text"\n', "JSON object"),
        (b'{"n": "\xff"}\n', "not UTF-8"),
        (b'\xff\xfe{\x00"\x00\n', "not UTF-8"),
        (b"\x00\n", "not JSON"),
        (b'{"n": "refuse"}\n', "must be a number"),
        (b'{"n": "' + b"x" * 1_000_001 + b'"}\n', "longer than"),
        (b"[" * 200_000 + b"\n", "not JSON"),
        (b'{"n": ' + b"9" * 5000 + b"}\n", "not JSON"),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_a_bad_line_is_answered_in_its_place(bad, said):
    status, answers = run(GOOD, bad, GOOD)

    assert status == 1
    assert [sorted(answer) for answer in answers] == [["got"], ["error"], ["got"]]
    assert said in answers[1]["error"]


@pytest.mark.parametrize("blank", [b"\n", b"  \r\n"])
def test_an_empty_line_is_no_line(blank):
    assert run(GOOD, blank, GOOD) == (0, [{"got": 1}, {"got": 1}])


def test_no_lines_are_no_error():
    assert run() == (0, [])


def test_chinese_stays_readable():
    out = io.StringIO()
    stream(lambda asked: asked, ['{"text": "我"}\n'.encode()], out)

    assert out.getvalue() == '{"text": "我"}\n'


def test_half_a_character_in_an_answer_ends_nothing():
    """JSON can name a lone surrogate, which no encoding can write."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, "utf-8")
    stream(lambda asked: asked, [b'{"text": "\\ud83d"}\n', GOOD], out)

    answers = [json.loads(line) for line in raw.getvalue().decode("utf-8").splitlines()]
    assert answers[1] == {"n": 1}


def test_a_failure_of_our_own_is_an_answer_too():
    """Whoever streams ten thousand lines does not lose the rest for one."""
    out = io.StringIO()

    def answer(asked):
        return {"got": 1 / asked["n"]}

    status = stream(answer, [b'{"n": 0}\n', GOOD], out)

    assert status == 1
    assert [sorted(json.loads(line)) for line in out.getvalue().splitlines()] == [
        ["error"],
        ["got"],
    ]

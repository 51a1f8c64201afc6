"""No cell of a file for spreadsheets is taken for a formula."""

from __future__ import annotations

import csv
import io

import pytest

from forbear.rules.csv_text import as_csv


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "  =1"],
)
def test_words_that_begin_like_a_formula_stay_words(words: str) -> None:
    [[head], [cell]] = csv.reader(io.StringIO(as_csv([{"kind": words}]), newline=""))

    assert head == "kind"
    assert cell == f"'{words}"


def test_numbers_below_zero_stay_numbers() -> None:
    assert as_csv([{"change": -0.5, "count": -3}]) == "change,count\r\n-0.5,-3\r\n"


def test_commas_quotes_and_lines_stay_in_their_cell() -> None:
    words = 'a,"b"\nc'

    [_, [cell, nothing, yes]] = csv.reader(
        io.StringIO(as_csv([{"a": words, "b": None, "c": True}]), newline="")
    )

    assert (cell, nothing, yes) == (words, "", "yes")


def test_no_rows_are_an_empty_file() -> None:
    assert as_csv([]) == ""

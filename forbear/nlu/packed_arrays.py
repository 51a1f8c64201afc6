"""Arrays of a head in one file, packed lightly: Rasa packs the model again, at its slowest setting.

Packed at numpy's own setting a head takes seconds; not packed at all, Rasa takes them.
"""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np

FASTEST = 1
BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
"""One date for all, so that the same arrays give the same file."""


def save_arrays(path: Path, **arrays: np.ndarray) -> None:
    """A file that `numpy.load` reads."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=FASTEST) as packed:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, np.asanyarray(array), allow_pickle=False)
            entry = ZipInfo(f"{name}.npy", BEGINNING_OF_TIME)
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, content.getbuffer(), compresslevel=FASTEST)

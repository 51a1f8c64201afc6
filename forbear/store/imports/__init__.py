"""A bank's own data from CSV files: checked row by row, taken in whole or not at all."""

from forbear.store.imports.files import RowError
from forbear.store.imports.run import ImportReport, import_files

__all__ = ["ImportReport", "RowError", "import_files"]

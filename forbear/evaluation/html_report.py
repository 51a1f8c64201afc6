"""The measures as one page that a browser opens from the disk: figures, flags, confusion matrix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from forbear.evaluation.measures import Found, Measures

_LANGUAGES = {"zh": "Chinese", "en": "English"}
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #1c1c1c; background: #fff }
table { border-collapse: collapse; margin: 1rem 0 2rem }
th, td { padding: .2rem .6rem; text-align: left; font-weight: normal }
td { text-align: right; font-variant-numeric: tabular-nums }
thead th { border-bottom: 1px solid #999 }
.matrix { font-size: 12px }
.matrix td { width: 1.6em; padding: .1rem; text-align: center; border: 1px solid #eee }
.matrix thead th { writing-mode: vertical-rl; transform: rotate(180deg); border: 0 }
.right { background: #e3efe3 }
.wrong { background: #8c1d18; color: #fff; font-weight: bold }
.scroll { overflow-x: auto }
"""


def html_report(by_language: Mapping[str, Measures], source: str) -> str:
    """A whole page; `source` says what was measured on."""
    sections = "\n".join(_section(lang, found) for lang, found in by_language.items())
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>How well messages are understood</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<h1>How well messages are understood</h1>\n<p>Measured on {escape(source)}.</p>\n"
        f"{sections}\n</body>\n</html>\n"
    )


def _section(lang: str, found: Measures) -> str:
    return (
        f"<h2>{_LANGUAGES.get(lang, escape(lang))}: {found.lines} lines</h2>\n"
        + _table("Figures", ("figure", "value"), _figures(found))
        + _table(
            "Flags",
            ("flag", "recall", "precision", "missed", "false alarms"),
            [_flag(name, counts) for name, counts in found.flags.items()],
        )
        + _matrix(found.matrix)
    )


def _figures(found: Measures) -> Iterator[tuple[str, ...]]:
    yield "intents, accuracy", f"{found.accuracy:.3f}"
    yield "intents, macro-F1", f"{found.macro_f1:.3f}"
    yield "calibration error", f"{found.calibration_error:.3f}"
    yield "hostility, quadratic kappa", f"{found.hostility_kappa:.3f}"
    yield "level 3 and above, recall", f"{found.abusive.recall:.3f}"
    yield "level 3 and above, precision", f"{found.abusive.precision:.3f}"
    if found.further.hits + found.further.misses:
        yield "further intents, recall", f"{found.further.recall:.3f}"
        yield "further intents, precision", f"{found.further.precision:.3f}"


def _flag(name: str, found: Found) -> tuple[str, ...]:
    counts = (str(found.misses), str(found.false_alarms))
    return (name, f"{found.recall:.2f}", f"{found.precision:.2f}", *counts)


def _table(
    caption: str, head: tuple[str, ...], rows: list[tuple[str, ...]] | Iterator[tuple[str, ...]]
) -> str:
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "\n".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in rows
    )
    return (
        f"<table>\n<caption>{caption}</caption>\n<thead><tr>{columns}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>\n"
    )


def _matrix(matrix: Mapping[tuple[str, str], int]) -> str:
    """A row for each intent that was meant, a column for each that a line was taken for."""
    names = sorted({name for pair in matrix for name in pair})
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "\n".join(
        f'<tr><th scope="row">{escape(meant)}</th>'
        + "".join(_cell(meant, taken, matrix.get((meant, taken), 0)) for taken in names)
        + "</tr>"
        for meant in names
    )
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Confusion matrix">\n'
        '<table class="matrix">\n<caption>Meant (rows), taken for (columns)</caption>\n'
        f"<thead><tr><td></td>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>\n"
    )


def _cell(meant: str, taken: str, times: int) -> str:
    if not times:
        return "<td></td>"
    kind = "right" if meant == taken else "wrong"
    return f'<td class="{kind}" title="{escape(meant)}, taken for {escape(taken)}">{times}</td>'

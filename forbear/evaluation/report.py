"""The measures as text for a terminal, and the floors that they must not fall below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forbear.evaluation.measures import Found, Measures


def text_report(by_language: Mapping[str, Measures]) -> Iterator[str]:
    """Line by line."""
    for lang, found in by_language.items():
        yield f"{lang}: {found.lines} lines"
        yield f"  intents     accuracy {found.accuracy:.3f}   macro-F1 {found.macro_f1:.3f}"
        yield f"              calibration error {found.calibration_error:.3f}"
        yield f"  hostility   quadratic kappa {found.hostility_kappa:.3f}"
        yield f"              level 3 and above: {_words(found.abusive)}"
        if found.further.hits + found.further.misses:
            yield f"  further intents of one message: {_words(found.further)}"
        yield "  flags"
        width = max(map(len, found.flags), default=0)
        for name, counts in found.flags.items():
            yield f"    {name:<{width}}  {_words(counts)}"
        yield "  most often taken for another"
        for meant, taken, times in found.confusions:
            yield f"    {times:3}  {meant} -> {taken}"
        yield ""


def short_of_floors(
    by_language: Mapping[str, Mapping[str, float]], floors: Mapping[str, Mapping[str, float]]
) -> Iterator[tuple[str, str, float | None, float]]:
    """Language, figure, value and floor of what is too low; no value where nothing measured it."""
    for lang, wanted in floors.items():
        for name, least in wanted.items():
            value = by_language.get(lang, {}).get(name)
            if value is None or value < least:
                yield lang, name, value, least


def below_floors(
    by_language: Mapping[str, Mapping[str, float]], floors: Mapping[str, Mapping[str, float]]
) -> Iterator[str]:
    """One line for each figure that is too low, or that a floor names and nothing measured."""
    for lang, name, value, least in short_of_floors(by_language, floors):
        if value is None:
            yield f"{lang}: `{name}` has a floor and was not measured."
        else:
            yield f"{lang}: {name} is {value:.3f}, and the floor is {least:g}."


def _words(found: Found) -> str:
    there = found.hits + found.misses
    return (
        f"recall {found.recall:.2f} ({found.hits} of {there}),"
        f" precision {found.precision:.2f}, {found.false_alarms} false alarms"
    )

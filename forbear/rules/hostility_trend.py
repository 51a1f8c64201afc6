"""Where the hostility of a conversation stands and is going, from the level of each message."""

from __future__ import annotations

from collections.abc import Sequence

THREATENING = 4
CALM_TURNS_TO_DECAY = 2
TREND_TURNS = 3


def standing_level(levels: Sequence[int]) -> int:
    """The worst level so far, one lower after each two calm messages in a row.

    A threat stays for the whole session.
    """
    standing = calm_turns = 0
    for level in levels:
        if level >= standing and level > 0:
            standing, calm_turns = level, 0
        elif level > 0:
            calm_turns = 0
        else:
            calm_turns += 1
        if calm_turns == CALM_TURNS_TO_DECAY and standing < THREATENING:
            standing, calm_turns = max(0, standing - 1), 0
    return standing


def trend(levels: Sequence[int]) -> str:
    """How the last message compares with the first of the last three."""
    recent = levels[-TREND_TURNS:]
    change = recent[-1] - recent[0] if recent else 0
    if change == 0:
        return "steady"
    return "rising" if change > 0 else "falling"

"""What a password of the staff must be."""

from __future__ import annotations

SHORTEST = 12
LONGEST = 200
FEWEST_DIFFERENT = 5


def password_problem(password: str, login: str, name: str) -> str | None:
    """What is wrong with it, as a sentence; nothing when it will do."""
    if len(password) < SHORTEST:
        return f"A password needs {SHORTEST} characters or more; this one has {len(password)}."
    if len(password) > LONGEST:
        return f"A password may have {LONGEST} characters; this one has {len(password)}."
    if len(set(password)) < FEWEST_DIFFERENT:
        return f"A password needs {FEWEST_DIFFERENT} different characters or more."
    if any(each and each in password.casefold() for each in (login.casefold(), name.casefold())):
        return "A password must not hold the log-in or the name that it belongs to."
    return None

"""What each role of the staff may do, and which page it may open."""

from __future__ import annotations

DESK_ROLES = ("agent", "senior", "supervisor", "admin")
LEADERS = ("supervisor", "admin")
"""Who may take over from others, and answer for what the rules block."""
SENIORS = ("senior", *LEADERS)
"""Who may say that the gravest sign of a crisis was none, and grant what is above an agent."""
TRAINERS = ("trainer", "supervisor", "admin")
"""Who may teach: they read conversations without names and numbers, and write to nobody."""
DESK, TRAINER, SUPERVISOR, REPORTS = "desk", "trainer", "supervisor", "reports"
PLACES = {DESK: DESK_ROLES, TRAINER: TRAINERS, SUPERVISOR: SENIORS, REPORTS: LEADERS}
"""The pages behind a log-in, with those who may open them; a senior sees approvals there alone."""

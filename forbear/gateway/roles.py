"""What each role of the staff may do at the desk."""

from __future__ import annotations

DESK_ROLES = ("agent", "senior", "supervisor", "admin")
LEADERS = ("supervisor", "admin")
"""Who may take over from others, and answer for what the rules block."""

"""Settings of the property tests."""

from __future__ import annotations

from hypothesis import settings

# The machine may be busy with other tests: a slow example is no failure.
settings.register_profile("forbear", deadline=None)
settings.load_profile("forbear")

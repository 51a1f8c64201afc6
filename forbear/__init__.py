"""Forbear: agent assist for the hardest conversation in banking."""

__version__ = "0.1.0"

"""Rasa policies, the choice of words, and the copilot channel that drafts replies."""

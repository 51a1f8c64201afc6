"""What the wording classifier tells apart: wordings that are never right, and acts that may be."""

from __future__ import annotations

WORDING = (
    "CR-01", "CR-02", "CR-03", "CR-04", "CR-05", "CR-09", "CR-10", "CR-14", "CR-15", "CR-16",
    "CR-18", "CR-19", "CR-26", "CR-27",
)  # fmt: skip
"""Wrong in every reply; the label is the rule."""
HARMFUL = (
    "from_contact", "dismiss_dispute", "liable", "unkind", "records_health",
    "bypass_representative", "guilt", "vague_cost", "claims_human", "refuses_human", "tell_others",
)  # fmt: skip
"""Acts that no good reply performs; a rule says in which context they break it."""
PLAIN = ("pay_request", "account_fact", "debt_hint", "call_announced", "own_introduction")
"""Acts that are part of good replies too, and forbidden (or wanted) in some contexts only."""
LABELS = (*WORDING, *HARMFUL, *PLAIN)

ACT_OF = {
    "CR-14": "commit", "debt_hint": "debt", "dismiss_dispute": "dismiss",
    "bypass_representative": "bypass", "vague_cost": "label", "call_announced": "call",
    "own_introduction": "introduces", "tell_others": "tell",
}  # fmt: skip
"""Labels of the corpus that the rules know by a shorter name."""


def act_of(label: str) -> str:
    """The name under which the patterns and rules know a label."""
    return ACT_OF.get(label, label)

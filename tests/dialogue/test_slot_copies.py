"""A copy of a slot is what Rasa's own copy is, and changes nothing of what it was made from."""

from __future__ import annotations

import copy

from forbear.dialogue.slot_copies import use_quick_slot_copies


def test_every_slot_of_the_domain_is_copied_as_it_is(domain):
    use_quick_slot_copies()
    for slot in domain.slots:
        twin = copy.copy(slot)

        assert twin is not slot
        assert type(twin) is type(slot)
        assert vars(twin) == vars(slot)


def test_a_copy_that_changes_leaves_the_slot(domain):
    use_quick_slot_copies()
    slot = next(each for each in domain.slots if each.name == "verified")
    before = slot.value
    copy.copy(slot).value = not before

    assert slot.value == before

"""Whole dialogues through `forbear suggest`: what is suggested first, what else, and what never."""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.evaluation.scenes import dialogue_of, faults_of, read_scenes

pytestmark = pytest.mark.model

SCENES = Path(__file__).parent / "scenes"


@pytest.mark.parametrize(
    "scene", [pytest.param(scene, id=name) for name, scene in read_scenes(SCENES)]
)
def test_the_scene_goes_as_it_should(suggest, scene):
    dialogue = dialogue_of(scene)

    assert [*faults_of(scene, suggest(*dialogue.pop("turns"), **dialogue))] == []

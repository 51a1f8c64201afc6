"""A model's graph runs without dask as it does with it."""

from __future__ import annotations

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from forbear.dialogue.straight_runner import StraightRunner


class Sum(GraphComponent):
    """Adds up what it is given, and its own number."""

    def __init__(self, own: int) -> None:
        self._own = own
        self.runs = 0

    @classmethod
    def create(cls, config, model_storage, resource, execution_context) -> Sum:
        return cls(config["own"])

    def add(self, first: int, second: int = 0) -> int:
        self.runs += 1
        return first + second + self._own


def node(own: int, **needs: str) -> SchemaNode:
    return SchemaNode(
        needs=needs, uses=Sum, constructor_name="create", fn="add", config={"own": own}, eager=True
    )


@pytest.fixture
def dask_runner(tmp_path):
    # "both" needs "left" and "right", which both need "begin"; it stands first on purpose.
    schema = GraphSchema(
        {
            "both": node(1000, first="left", second="right"),
            "left": node(10, first="begin"),
            "right": node(100, first="begin"),
            "begin": node(1, first="given"),
        }
    )
    return DaskGraphRunner(
        schema, LocalModelStorage.create(tmp_path), ExecutionContext(schema, "m")
    )


@pytest.fixture
def runner(dask_runner) -> StraightRunner:
    return StraightRunner(dask_runner._graph_schema, dask_runner._instantiated_nodes)


@pytest.mark.parametrize("targets", [["both"], ["left"], ["right", "both"], ["begin", "left"]])
def test_each_target_gets_what_dask_gives_it(dask_runner, runner, targets):
    inputs = {"given": 5}

    assert runner.run(inputs, targets) == dask_runner.run(inputs, targets)
    assert list(runner.run(inputs, targets)) == targets


def test_a_node_that_two_others_need_runs_once(runner):
    runner.run({"given": 5}, ["both"])

    assert runner._nodes["begin"]._component.runs == 1


def test_a_second_run_keeps_nothing_of_the_first(runner):
    runner.run({"given": 5}, ["both"])

    assert runner.run({"given": 7}, ["left"]) == {"left": 18}


def test_an_input_that_is_missing_is_named(runner):
    with pytest.raises(GraphRunError, match="given"):
        runner.run({}, ["left"])


def test_an_input_may_not_take_a_nodes_name(runner):
    with pytest.raises(GraphRunError, match="begin"):
        runner.run({"begin": 5}, ["left"])

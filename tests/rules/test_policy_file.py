"""A bank's own values take the place of the samples, and wrong ones are named."""

from __future__ import annotations

import pytest

from forbear.rules.authority import ROLES
from forbear.rules.plan_policies import sample_policy
from forbear.rules.policy_file import PolicyError, read_policies
from forbear.rules.stages import Stage


def read(**values):
    return read_policies({"CN": {"version": "bank 7", **values}})["CN"]


def test_what_the_file_does_not_name_keeps_its_sample():
    policies = read_policies({"CN": {"version": "bank 7"}})

    assert policies["US"] == sample_policy("US")
    assert policies["CN"].version == "bank 7"
    assert policies["CN"].kinds == sample_policy("CN").kinds


def test_each_sort_of_value_is_read():
    policy = read(
        valid_days=5,
        least_instalment="200.00",
        usual_terms={"S1": 3},
        rate_steps_bps=[1000, 500],
        kinds={"S1": ["extension", "fee_waiver"]},
        authorities={"agent": {"max_term_months": 6, "fee_waiver": "50.00"}},
    )

    assert (policy.valid_days, policy.money.least_instalment) == (5, 20_000)
    assert policy.usual_terms == {Stage.S1: 3}
    assert policy.rate_steps_bps == (1000, 500)
    assert policy.kinds[Stage.S1] == ("extension", "fee_waiver")
    assert policy.kinds[Stage.S2] == sample_policy("CN").kinds[Stage.S2]
    agent = policy.authorities["agent"]
    assert (agent.max_term_months, agent.fee_waiver) == (6, 5_000)
    assert agent.extension_days == sample_policy("CN").authorities["agent"].extension_days
    assert list(policy.authorities) == list(ROLES)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"valid_days": 2}, "CN.valid_days: must be a whole number from 3 to 7, not 2"),
        ({"reading_seconds": 0}, "CN.reading_seconds: must be a whole number from 1 to 120, not 0"),
        ({"valid_days": True}, "CN.valid_days: must be a whole number"),
        ({"max_term_months": 601}, "CN.max_term_months: must be a whole number from 1 to 600"),
        ({"least_instalment": "0"}, "CN.least_instalment: must be above 0"),
        ({"least_instalment": "1.234"}, "CN.least_instalment: 1.234 has 3 decimals"),
        ({"usual_terms": {"S9": 3}}, "CN.usual_terms: there is no stage 'S9'"),
        ({"usual_terms": 3}, "CN.usual_terms: must be a mapping"),
        ({"rate_steps_bps": [500, 1000]}, "CN.rate_steps_bps: each rate must be below"),
        ({"rate_steps_bps": []}, "CN.rate_steps_bps: must be a list of rates"),
        ({"kinds": {"S1": ["gift"]}}, "CN.kinds.S1: must be a list of due_date_change"),
        ({"authorities": {"king": {}}}, "CN.authorities: there is no role 'king'"),
        ({"authorities": {"agent": {"luck": 1}}}, "CN.authorities.agent.luck: unknown"),
        (
            {"authorities": {"agent": {"max_term_months": None}}},
            "CN.authorities.agent.max_term_months: must be a whole number",
        ),
        ({"colour": "red"}, "CN.colour: unknown"),
        ({"version": sample_policy("CN").version}, "CN.version: is the sample's"),
    ],
)
def test_a_wrong_value_is_named_with_its_bound(values, says):
    with pytest.raises(PolicyError) as raised:
        read(**values)

    assert str(raised.value).startswith(says)


@pytest.mark.parametrize(
    ("loaded", "says"),
    [
        ([], "The policy file must map"),
        ({"FR": {}}, "FR: must be one of CN, US, UK"),
        ({"CN": {}}, "CN.version: missing"),
        ({"CN": 3}, "CN.version: missing"),
    ],
)
def test_a_file_of_another_shape_is_refused(loaded, says):
    with pytest.raises(PolicyError) as raised:
        read_policies(loaded)

    assert str(raised.value).startswith(says)

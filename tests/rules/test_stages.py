"""Days past due, stages and buckets."""

from __future__ import annotations

from datetime import date

import pytest

from forbear.rules.stages import Stage, days_past_due, m_bucket, stage_of


@pytest.mark.parametrize(
    ("since", "dpd"),
    [(None, 0), (date(2026, 11, 23), 0), (date(2026, 11, 22), 1), (date(2026, 12, 1), 0)],
)
def test_a_due_day_is_late_from_the_day_after(since, dpd):
    assert days_past_due(since, date(2026, 11, 23)) == dpd


@pytest.mark.parametrize(
    ("dpd", "bucket"),
    [
        (0, "M0"),
        (1, "M1"),
        (30, "M1"),
        (31, "M2"),
        (60, "M2"),
        (61, "M3"),
        (90, "M3"),
        (91, "M4"),
        (120, "M4"),
        (121, "M5"),
        (150, "M5"),
        (151, "M6"),
        (180, "M6"),
        (181, "M7"),
        (999, "M7"),
    ],
)
def test_buckets_turn_every_thirty_days(dpd, bucket):
    assert m_bucket(dpd) == bucket


@pytest.mark.parametrize(
    ("dpd", "place", "stage"),
    [
        (0, "CN", Stage.NOT_DUE),
        (1, "CN", Stage.GRACE),
        (3, "CN", Stage.GRACE),
        (4, "CN", Stage.S1),
        (1, "US", Stage.S1),
        (1, "UK", Stage.S1),
        (30, "UK", Stage.S1),
        (31, "CN", Stage.S2),
        (60, "CN", Stage.S2),
        (61, "US", Stage.S3),
        (90, "UK", Stage.S3),
        (91, "CN", Stage.S4),
        (180, "US", Stage.S4),
        (181, "CN", Stage.S5),
    ],
)
def test_stages_follow_the_days(dpd, place, stage):
    assert stage_of(dpd, place) is stage


@pytest.mark.parametrize(
    ("product", "dpd", "stage"),
    [
        ("personal_loan", 120, Stage.S4),
        ("personal_loan", 121, Stage.S5),
        ("credit_card", 121, Stage.S4),
        ("credit_card", 181, Stage.S5),
        ("mortgage", 121, Stage.S4),
    ],
)
def test_american_loans_are_charged_off_before_cards(product, dpd, stage):
    assert stage_of(dpd, "US", product) is stage


def test_a_legal_referral_outranks_the_days():
    assert stage_of(12, "UK", legal_referral=True) is Stage.LEGAL


def test_an_unknown_jurisdiction_is_named():
    with pytest.raises(ValueError, match="'FR' is not a jurisdiction. Known: CN, US, UK"):
        stage_of(12, "FR")

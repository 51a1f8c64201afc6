"""Who the demo bank's customers are and how their accounts stand, before any row is made."""

from __future__ import annotations

from random import Random

from forbear.store.demo_featured import FEATURED, Profile
from forbear.store.demo_names import invented_name

SEED = 20_261_123
CUSTOMERS = 300
STOP_STATES = {
    "CN": ("signed_plan", "attorney"),
    "US": ("bankruptcy", "cease", "signed_plan", "attorney"),
    "UK": ("breathing_space", "bankruptcy", "signed_plan", "attorney"),
}
PRODUCTS = (
    "credit_card",
    "personal_loan",
    "online_loan",
    "car_loan",
    "mortgage",
    "overdraft",
)
_PLACES = ("CN", "US", "UK", "CN", "CN", "US", "UK", "CN", "US", "UK")
_DAYS_LATE = ((0, 0), (1, 3), (4, 30), (31, 60), (61, 90), (91, 180), (181, 400), (0, 0))
_ZONES = {
    "CN": ("Asia/Shanghai",),
    "US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "UK": ("Europe/London",),
}
_OTHER_LANGUAGE = {"CN": ("en", 0.08), "US": ("zh", 0.12), "UK": ("zh", 0.12)}
# The least and the most principal in whole units, and the annual rate in hundredths of a percent.
TERMS = {
    "CN": {
        "credit_card": ((3_000, 60_000), (1825, 1825)),
        "personal_loan": ((10_000, 150_000), (720, 1560)),
        "online_loan": ((1_000, 30_000), (1440, 2400)),
        "car_loan": ((20_000, 160_000), (420, 780)),
        "mortgage": ((400_000, 1_800_000), (310, 450)),
        "overdraft": ((500, 20_000), (1825, 1825)),
    },
    "US": {
        "credit_card": ((600, 14_000), (1999, 2999)),
        "personal_loan": ((1_500, 25_000), (1099, 2199)),
        "online_loan": ((300, 4_000), (2499, 3599)),
        "car_loan": ((4_000, 32_000), (649, 1199)),
        "mortgage": ((80_000, 420_000), (549, 749)),
        "overdraft": ((100, 1_500), (1800, 1800)),
    },
    "UK": {
        "credit_card": ((400, 9_000), (2190, 2990)),
        "personal_loan": ((1_000, 20_000), (690, 1490)),
        "online_loan": ((200, 3_000), (2490, 3990)),
        "car_loan": ((3_000, 24_000), (690, 1290)),
        "mortgage": ((60_000, 340_000), (429, 599)),
        "overdraft": ((100, 2_500), (3490, 3990)),
    },
}


def all_profiles() -> list[Profile]:
    """The featured ones first; the same list on every call."""
    rng = Random(SEED)
    taken = {profile.reference for profile in FEATURED}
    invented = [_invented(rng, i, taken) for i in range(CUSTOMERS - len(FEATURED))]
    return [*FEATURED, *invented]


def _invented(rng: Random, i: int, taken: set[str]) -> Profile:
    # Places, stages and products turn at lengths without a common divisor: every mixture comes up.
    place = _PLACES[i % len(_PLACES)]
    days = _DAYS_LATE[(i // 3) % len(_DAYS_LATE)]
    product = PRODUCTS[(i // 7) % len(PRODUCTS)]
    other, chance = _OTHER_LANGUAGE[place]
    usual = "zh" if place == "CN" else "en"
    language = other if rng.random() < chance else usual
    (least, most), (low_apr, high_apr) = TERMS[place][product]
    dpd = rng.randint(*days)
    return Profile(
        reference=_reference(rng, place, taken),
        name=invented_name(rng, place, language),
        jurisdiction=place,
        language=language,
        timezone=rng.choice(_ZONES[place]),
        birth_year=rng.randint(1950, 2004),
        product=product,
        last4=f"{rng.randint(0, 9999):04d}",
        dpd=dpd,
        principal=rng.randint(least * 100, most * 100),
        apr_bps=rng.randint(low_apr, high_apr),
        stop_state=rng.choice(STOP_STATES[place]) if dpd > 30 and i % 6 == 0 else "none",
        legal_referral=dpd > 180 and i % 4 == 0,
    )


def _reference(rng: Random, place: str, taken: set[str]) -> str:
    while True:
        reference = f"{place}{rng.randint(10_000_000, 99_999_999)}"
        if reference not in taken:
            taken.add(reference)
            return reference

"""The customers that the demo page offers: one for each thing worth trying."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """One customer and their account. Amounts in minor units; None is worked out from the rest."""

    reference: str
    name: str
    jurisdiction: str
    language: str
    timezone: str
    birth_year: int
    product: str
    last4: str
    dpd: int
    principal: int
    apr_bps: int
    stop_state: str = "none"
    legal_referral: bool = False
    interest: int | None = None
    fees: int | None = None


_CN, _LA, _NY, _UK = "Asia/Shanghai", "America/Los_Angeles", "America/New_York", "Europe/London"

# fmt: off
FEATURED = (
    Profile("CN62081001", "王建国", "CN", "zh", _CN, 1985, "credit_card", "8821",
            dpd=97, principal=3_000_000, apr_bps=1825, interest=480_000, fees=120_000),
    Profile("CN62081002", "李秀英", "CN", "zh", _CN, 1972, "personal_loan", "4406",
            dpd=45, principal=2_860_000, apr_bps=1320),
    Profile("CN62081003", "陈晓雯", "CN", "zh", _CN, 1998, "online_loan", "0937",
            dpd=12, principal=820_000, apr_bps=1800),
    Profile("CN62081004", "孙志强", "CN", "zh", _CN, 1980, "mortgage", "5512",
            dpd=2, principal=86_400_000, apr_bps=395),
    Profile("CN62081005", "Daniel Moreau", "CN", "en", _CN, 1983, "credit_card", "7730",
            dpd=70, principal=1_240_000, apr_bps=1825),
    Profile("US73151001", "Maria Torres", "US", "en", _LA, 1979, "credit_card", "2764",
            dpd=101, principal=390_000, apr_bps=2499, interest=25_000, fees=6_000),
    Profile("US73151002", "刘雅婷", "US", "zh", _NY, 1990, "personal_loan", "6618",
            dpd=50, principal=930_000, apr_bps=1399),
    Profile("US73151003", "Marcus Washington", "US", "en", _NY, 1968, "car_loan", "3195",
            dpd=160, principal=1_120_000, apr_bps=899, legal_referral=True),
    Profile("UK44201001", "Emma Clarke", "UK", "en", _UK, 1995, "credit_card", "1508",
            dpd=0, principal=214_000, apr_bps=2490),
    Profile("UK44201002", "Liam Doyle", "UK", "en", _UK, 1988, "overdraft", "9042",
            dpd=38, principal=118_000, apr_bps=3490),
    Profile("UK44201003", "张浩然", "UK", "zh", _UK, 1992, "personal_loan", "2217",
            dpd=210, principal=640_000, apr_bps=990),
    Profile("UK44201004", "Priya Shah", "UK", "en", _UK, 1976, "credit_card", "8473",
            dpd=65, principal=352_000, apr_bps=2190, stop_state="breathing_space"),
)
# fmt: on

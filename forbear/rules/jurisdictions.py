"""Legal and house values of CN, US and UK; any change gets a new `VALUES_VERSION`.

None of it is legal advice; compliance signs each value off before production.
"""

from __future__ import annotations

from datetime import date, time

from forbear.rules.sourced_values import Jurisdiction, Line, Mark, Sourced, VoiceLimits

VALUES_VERSION = "2026-11-29"

_HOUSE = "house value"
_ALL_DAY = "24h"
_NO_READING_TIME = "no rule known that demands a reading time; house value"

CN = Jurisdiction(
    code="CN",
    currency="CNY",
    outbound_hours=Sourced(
        (time(8), time(22)), Mark.SECONDARY, "GB/T 45251-2025; CBA collection guidance 2026"
    ),
    voice=Sourced(
        VoiceLimits(3, None, 6, None, 0),
        Mark.SECONDARY,
        "GB/T 45251-2025 (3 conversations); CBA collection guidance 2026 (6 attempts)",
    ),
    third_party=Sourced(
        "message_only_if_unreachable", Mark.SECONDARY, "GB/T 45251-2025; CBA guidance 2026"
    ),
    stop_request=Sourced("record_and_limit_channel", Mark.HOUSE, _HOUSE),
    dispute=Sourced("mark_and_check", Mark.UNVERIFIED, "Credit card measures 2011, art. 69"),
    max_term_months=Sourced(60, Mark.SECONDARY, "Credit card measures 2011, art. 70"),
    policy_minimum=Sourced(10_000, Mark.HOUSE, _HOUSE),
    reading_seconds=Sourced(
        10,
        Mark.HOUSE,
        "Personal loan cost disclosure rules, from 2026-08-01: forced reading time and confirmation"
        " before an instalment is set up online; how long is the bank's own choice",
        date(2026, 11, 29),
    ),
    grace_days=Sourced(3, Mark.UNVERIFIED, "Card industry self-discipline"),
    credit_record_years=Sourced(5, Mark.SECONDARY, "Credit reporting regulation, art. 16"),
    crisis_lines=Sourced(
        (
            Line(
                "12356",
                "全国统一心理援助热线",
                "national psychological assistance line",
                "at least 18 hours a day",
            ),
        ),
        Mark.SECONDARY,
        "National Health Commission notice, all localities since 2025-05-01",
    ),
    emergency_lines=Sourced(
        (
            Line("120", "急救", "ambulance", _ALL_DAY),
            Line("110", "报警", "police", _ALL_DAY),
        ),
        Mark.SECONDARY,
        "national emergency numbers",
    ),
    free_advice=Sourced(
        (Line("12348", "公共法律服务热线", "public legal aid line", "not checked"),),
        Mark.UNVERIFIED,
        "Ministry of Justice line",
    ),
    complaint_routes=Sourced(
        ("bank", "nfra_12378", "pboc_12363"), Mark.SECONDARY, "CBIRC complaint rules 2020 No. 3"
    ),
    complaint_clock_days=Sourced(
        (15, 30, 60), Mark.SECONDARY, "CBIRC complaint rules 2020 No. 3: 15, 30, 30 more"
    ),
)

US = Jurisdiction(
    code="US",
    currency="USD",
    outbound_hours=Sourced((time(8), time(21)), Mark.OFFICIAL, "12 CFR 1006.6(b)(1)"),
    voice=Sourced(VoiceLimits(None, None, None, 7, 7), Mark.SECONDARY, "12 CFR 1006.14(b)(2)"),
    third_party=Sourced("location_once", Mark.SECONDARY, "12 CFR 1006.6(d), 1006.10"),
    stop_request=Sourced("stop_now", Mark.UNVERIFIED, "12 CFR 1006.6(c); 47 CFR 64.1200"),
    dispute=Sourced("pause_until_verified", Mark.SECONDARY, "12 CFR 1006.38"),
    max_term_months=Sourced(60, Mark.UNVERIFIED, "Interagency card guidance 2003 (workout)"),
    policy_minimum=Sourced(2_500, Mark.HOUSE, _HOUSE),
    reading_seconds=Sourced(0, Mark.HOUSE, _NO_READING_TIME, date(2026, 11, 29)),
    grace_days=Sourced(0, Mark.HOUSE, _HOUSE),
    credit_record_years=Sourced(7, Mark.UNVERIFIED, "FCRA, 15 USC 1681c"),
    crisis_lines=Sourced(
        (
            Line("988", "自杀与危机生命线", "Suicide & Crisis Lifeline", _ALL_DAY),
            Line("741741", "危机短信热线（发送 HOME）", "Crisis Text Line (text HOME)", _ALL_DAY),
        ),
        Mark.SECONDARY,
        "988 Lifeline; Crisis Text Line",
    ),
    emergency_lines=Sourced(
        (Line("911", "紧急求助", "emergency", _ALL_DAY),), Mark.SECONDARY, "national number"
    ),
    free_advice=Sourced(
        (Line("800-388-2227", "全国信用咨询基金会", "NFCC credit counselling", "not checked"),),
        Mark.UNVERIFIED,
        "NFCC",
    ),
    complaint_routes=Sourced(
        ("bank", "cfpb", "state_ag"), Mark.UNVERIFIED, "consumerfinance.gov/complaint"
    ),
    complaint_clock_days=Sourced((15, 60), Mark.UNVERIFIED, "CFPB complaint portal"),
)

UK = Jurisdiction(
    code="UK",
    currency="GBP",
    outbound_hours=Sourced((time(8), time(21)), Mark.HOUSE, "CONC 7.9: reasonable times"),
    voice=Sourced(VoiceLimits(1, 3, None, None, 0), Mark.HOUSE, "CONC 7.9: no excessive contact"),
    third_party=Sourced("never", Mark.OFFICIAL, "CONC 7.9"),
    stop_request=Sourced("reasonable_request", Mark.OFFICIAL, "CONC 7.9; DISP 1"),
    dispute=Sourced("suspend", Mark.OFFICIAL, "CONC 7.14"),
    max_term_months=Sourced(120, Mark.HOUSE, "no statutory cap; policy"),
    policy_minimum=Sourced(100, Mark.HOUSE, "token payment"),
    reading_seconds=Sourced(0, Mark.HOUSE, _NO_READING_TIME, date(2026, 11, 29)),
    grace_days=Sourced(0, Mark.HOUSE, _HOUSE),
    credit_record_years=Sourced(6, Mark.UNVERIFIED, "credit reference agencies' practice"),
    crisis_lines=Sourced(
        (
            Line("116 123", "撒玛利亚会（免费）", "Samaritans (free)", _ALL_DAY),
            Line("85258", "危机短信热线（发送 SHOUT）", "Shout (text SHOUT)", _ALL_DAY),
        ),
        Mark.SECONDARY,
        "Samaritans; Shout",
    ),
    emergency_lines=Sourced(
        (Line("999", "紧急求助", "emergency", _ALL_DAY),), Mark.SECONDARY, "national number"
    ),
    free_advice=Sourced(
        (
            Line("0800 138 1111", "StepChange 债务慈善机构", "StepChange", "not checked"),
            Line("0808 808 4000", "全国债务热线", "National Debtline", "not checked"),
        ),
        Mark.UNVERIFIED,
        "StepChange; National Debtline",
    ),
    complaint_routes=Sourced(("bank", "fos"), Mark.UNVERIFIED, "DISP 1"),
    complaint_clock_days=Sourced((56,), Mark.UNVERIFIED, "DISP 1: eight weeks"),
)

JURISDICTIONS = {each.code: each for each in (CN, US, UK)}


def jurisdiction(code: str) -> Jurisdiction:
    try:
        return JURISDICTIONS[code]
    except KeyError:
        known = ", ".join(JURISDICTIONS)
        raise ValueError(f"{code!r} is not a jurisdiction. Known: {known}.") from None

"""What a reply may say of the customer's place: the bank's name there, routes and days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.settings import BANK_NAMES

ZONES = {"CN": "Asia/Shanghai", "US": "America/New_York", "UK": "Europe/London"}

_HAN = re.compile("[一-鿿]")

ROUTE_WORDS: Mapping[str, tuple[str, str]] = {
    "nfra_12378": ("金融监管热线12378", "the financial regulator's line 12378"),
    "pboc_12363": ("人民银行热线12363", "the central bank's line 12363"),
    "cfpb": (
        "美国消费者金融保护局（consumerfinance.gov/complaint）",
        "the CFPB at consumerfinance.gov/complaint",
    ),
    "state_ag": ("所在州总检察长办公室", "your state attorney general"),
    "fos": ("英国金融申诉专员（0800 023 4567）", "the Financial Ombudsman on 0800 023 4567"),
}


def likely_place(text: str) -> str | None:
    """Until the records say where they live: Chinese is written in China, where it is tomorrow."""
    return "CN" if _HAN.search(text) else None


def zone_of(jurisdiction: str | None) -> ZoneInfo:
    return ZoneInfo(ZONES.get(jurisdiction or "", "UTC"))


def place_facts(jurisdiction: str | None, language: str) -> dict[str, str]:
    """The placeholders of a reply that need no account: empty of what the place does not settle."""
    facts = {"bank_name": BANK_NAMES[language]}
    values = JURISDICTIONS.get(jurisdiction or "")
    if values is None:
        return facts
    column = 0 if language == "zh" else 1
    routes = [ROUTE_WORDS[r][column] for r in values.complaint_routes.value if r in ROUTE_WORDS]
    if routes:
        facts["complaint_route"] = routes[0]
    facts["complaint_days"] = str(values.complaint_clock_days.value[0])
    facts["credit_years"] = str(values.credit_record_years.value)
    facts["crisis_line"] = values.crisis_lines.value[0].number
    facts["emergency_line"] = values.emergency_lines.value[0].number
    return facts

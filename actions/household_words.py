"""The words of a household: what comes in, what goes out, what is left out, what we asked of it."""

from __future__ import annotations

import re

OUT = re.compile(
    r"\s*(?:a month |per month |each month )?(?:going |goes |go )?out\b|\s*(?:块|元)?出去"
)
HOUSING_WORDS = re.compile(
    r"(?:房租|租金|租房|合租|租屋|屋租|房贷|\brent|\bmortgage)"
    r"(?:'s| is| of|是|要|大概|大约|差不多|每月|一个?月|[:：])*\s*[£$¥]?$",
    re.IGNORECASE,
)
OUTGOING_WORDS = re.compile(
    r"(?:支出|开销|开支|花销|花|用掉|出去|必须|房租"
    r"|\b(?:out(?:goings)?|spend|costs?|bills|rent|essentials)\b)"
    r"[^0-9,，、;；]*$",
    re.IGNORECASE,
)
FORMER = re.compile(
    r"\b(?:used to (?:be|get|make|earn|bring|take)|down from|instead of|rather than)\b[^0-9,.;]*$"
    r"|(?:以前|过去|原来|本来|从前|之前|上班那会儿)(?:能|可以|一个月|每月|每个月|工资|收入|是|有|拿|挣|赚|发|的)*$",
    re.IGNORECASE,
)
"""What was earned or spent once, and is not any more."""
BESIDE_HOUSING = re.compile(
    r"吃|饭|伙食|买菜|生活|开销|开支|一起|加起来|一共|总共|水电|孩子|药|车|全部|都算"
    r"|\b(?:food|bills?|groceries|everything|all|total|gas|electric|council)\b"
    r"|\b(?:rent|mortgage) ?(?:and|&|\+|,|/)",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"^\W*(?:(?:so|ok(?:ay)?|well|right|yeah|say|like|about|around|roughly|maybe|probably|call it"
    r"|it'?s|on average|average|averages|i|we|get|out at|to"
    r"|就|大概|大约|差不多|平均|下来|算|我|我们|每个?月|一个月|也就)[\s,，]*)*[£$¥￥]?$",
    re.IGNORECASE,
)
"""What may stand before a figure that opens a budget."""
FOOD_WORDS = re.compile(
    r"吃|饭|伙食|菜|生活费|开销|开支|支出|必须|固定|一共|总共|加起来|全部|杂七杂八"
    r"|\b(?:food|grocer\w*|shopping|eat\w*|meals?|bills?|outgoings?|essentials?|total|altogether"
    r"|everything|all in|spend\w*|living|the rest|that'?s (?:it|all))\b",
    re.IGNORECASE,
)
"""What says that food is in the figures, or that they are all there are."""
FOOD_ON_TOP = re.compile(
    r"\bbefore (?:any(?:body|one)|we|i|the kids|food|groceries|eating)(?: even| have)?"
    r"(?: eats?| eaten)?\b(?! (?:is |costs |of |at )?[£$]?\d)"
    r"|\b(?:not|without|never mind|excluding) (?:counting |including )?(?:food|groceries|eating)\b"
    r"|(?:还没|没|不)(?:有)?(?:算|含|包括)(?:上)?(?:吃|饭|伙食|生活费|买菜)",
    re.IGNORECASE,
)
ASKED_BOTH = frozenset(
    {"affordability_form", "utter_ask_affordability", "utter_apply_plan", "utter_why_budget"}
)
"""What asks for income and essentials, in this order."""
ASKED_INCOME = ASKED_BOTH | {"utter_ask_income"}

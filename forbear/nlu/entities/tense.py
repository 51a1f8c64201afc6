"""Whether a clause speaks of what was done, so that a bare day means the last one, not the next."""

from __future__ import annotations

import re

from forbear.nlu.entities.scan import Scan

_DONE_ZH_LEFT = re.compile(r"上次|上回|之前|已经|早就|那次|刚才|错过|没赶上|答应的?$|说好的?$")
_DONE_ZH_RIGHT = re.compile(
    # 把, 先, 再 and 能 speak of what is to come: 15号把这期还了.
    r"^(?:[号日](?:那天)?)?(?:那天|当天|那次|下午|上午|晚上|早上|中午)?[^，,。把先再等会能可要想]{0,6}"
    r"(?:还|付|转|交|打|存|汇|扣|结|清)(?:[给进出清款钱]{0,2})(?:过|了|的)(?!吧|吗|呢|行|就|话|上|起)"
    r"|^[^，,。]{0,6}(?:没凑齐|没还上|没赶上|没到账|错过)"
)
_DONE_EN = re.compile(
    r"(?<!get )(?<!gets )(?<!getting )(?<!be )(?<!am )(?<!i'm )(?<!im )(?<!once )"
    r"\b(?:paid|sent|transferred|missed|posted|took|taken|charged|called|rang|phoned|lost|"
    r"was|were|went|came|been|already|since|started|filed|told|promised|returned|bounced|gone)\b",
    re.ASCII,
)
_TO_COME_EN = re.compile(
    r"\b(?:will|'ll|ill|gonna|going to|can|could|get paid|be paid|until|till|til|by|before|next|"
    r"wait|from|promise|want to|able to|due|if|when|once)\b",
    re.ASCII,
)


def looks_back_zh(scan: Scan, start: int, end: int) -> bool:
    return bool(
        _DONE_ZH_LEFT.search(scan.before(start, 14)) or _DONE_ZH_RIGHT.search(scan.after(end, 16))
    )


def looks_back_en(scan: Scan, start: int) -> bool:
    left = scan.before(start, 40, commas=True)
    done = list(_DONE_EN.finditer(left))
    return bool(done) and not _TO_COME_EN.search(left, done[-1].end())

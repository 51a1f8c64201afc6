"""Whether the identity answers in a message are said to be somebody else's.

Who gives them in the customer's place has not shown to be the customer, however right they are.
"""

from __future__ import annotations

import re

_ANOTHERS = re.compile(
    r"\b(?:his|her|their|my (?:husband|wife|mum|mom|dad|son|daughter|brother|sister|partner"
    r"|boyfriend|girlfriend|fianc\w+)'?s) "
    r"(?:card|details|account|number|digits|birth\w*|date of birth|dob|year|last four)\b"
    r"|\b(?:he|she)(?:'?s| is| was|'?s been)(?: born)?(?: in| from)? ?(?:19|20)?\d{2}\b"
    r"|(?:他|她|我(?:老公|老婆|爱人|爸|妈|儿子|女儿|哥|姐|弟|妹|先生|太太))(?:的|那张)?"
    r"(?:卡|卡号|尾号|后四位|生日|出生|身份证|资料|信息)"
    r"|(?:他|她|我(?:老公|老婆|爱人|爸|妈|儿子|女儿|先生|太太))(?:是|系)?(?:19|20)?\d{2}年",
    re.IGNORECASE,
)


def gives_anothers_details(text: str) -> bool:
    return bool(_ANOTHERS.search(text))

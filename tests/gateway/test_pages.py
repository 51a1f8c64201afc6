"""The policy that a page is served with."""

from __future__ import annotations

import base64
import hashlib
import re
from posixpath import dirname, join, normpath

import httpx

from forbear.gateway.headers import content_policy
from forbear.gateway.pages import inline_script_hashes
from forbear.gateway.slim import slim

PAGE = b"""<!doctype html>
<script type="importmap">{"imports": {}}</script>
<script type="module" src="a.js"></script>
<SCRIPT>
two lines
</SCRIPT>
"""


def test_policy_names_each_inline_script_and_no_other() -> None:
    expected = [
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in (b'{"imports": {}}', b"\ntwo lines\n")
    ]

    assert list(inline_script_hashes(PAGE)) == expected
    assert f"script-src 'self' {' '.join(expected)};" in content_policy(tuple(expected))


def test_nobody_may_frame_a_page_unless_named() -> None:
    assert content_policy().endswith("frame-ancestors 'none'")
    assert content_policy(ancestors=("'self'", "https://a.example")).endswith(
        "frame-ancestors 'self' https://a.example"
    )


WIDGET_CAP = 40_000
"""Bytes over the wire of all that the chat loads, Lit with it."""
MODULE = """/** What it is. */
import { a } from "./a.js";

/**
 * Told at length.
 */
export function b() {
  // A reason.
  /** @type {string} */ (a).focus();
  return `// no comment /* nor this */ http://x`; // behind code it stays
}
"""


def test_comments_are_left_out_and_nothing_else() -> None:
    assert slim(MODULE) == (
        'import { a } from "./a.js";\nexport function b() {\n (a).focus();\n'
        "  return `// no comment /* nor this */ http://x`; // behind code it stays\n}\n"
    )


async def test_whole_chat_is_small_to_load(http: httpx.AsyncClient) -> None:
    seen: dict[str, int] = {}
    ahead = ["/widget/chat-widget.js"]
    while ahead:
        path = ahead.pop()
        if path in seen:
            continue
        answer = await http.get(path, headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200, path
        again = await http.get(path, headers={"if-none-match": answer.headers["etag"]})
        assert again.status_code == 304
        seen[path] = int(answer.headers["content-length"])
        found = re.findall(r'(?:from|import)\s*"(\.[^"]+)"', answer.text)
        ahead += [normpath(join(dirname(path), each)) for each in found]

    assert "/widget/plan-card.js" in seen
    assert sum(seen.values()) < WIDGET_CAP, sum(seen.values())

"""The policy that a page is served with."""

from __future__ import annotations

import base64
import hashlib

from forbear.gateway.headers import content_policy
from forbear.gateway.pages import inline_script_hashes

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

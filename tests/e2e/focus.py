"""Where the focus is, whether it can be seen there, and whether a pointer was ever used."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

POINTED = "pointed"

# Into every shadow root, as each has an active element of its own.
_ACTIVE = """
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
"""

_COMPLAINT = (
    "() => {"
    + _ACTIVE
    + """
  if (!active || active === document.body) return "";
  const named = active.getAttribute("aria-label") ?? active.textContent.trim().slice(0, 60);
  const who = `${active.localName} "${named}"`;
  const style = getComputedStyle(active);
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  if (!ringed) return `${who} has no ring around it`;
  const box = active.getBoundingClientRect();
  if (!box.width || !box.height) return `${who} has no size`;
  // Some of it must be on the screen with nothing in front of it.
  const parts = [0.1, 0.5, 0.9];
  const seen = parts.some((right) => parts.some((down) => {
    const x = box.left + right * box.width;
    const y = box.top + down * box.height;
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    for (let at = hit; at; at = at.parentNode ?? at.host) if (at === active) return true;
    return false;
  }));
  return seen ? "" : `${who} has the focus out of sight`;
}"""
)
_LOST = "() => {" + _ACTIVE + "return !active || active === document.body; }"
_WATCH = f"""
  for (const kind of ["pointerdown", "mousedown", "touchstart", "wheel"]) {{
    addEventListener(kind, () => window.{POINTED}(kind), true);
  }}
"""


def has_focus(target: Locator) -> bool:
    script = "(element) => element.getRootNode().activeElement === element"
    return bool(target.evaluate(script))


def check_focus(page: Page) -> None:
    """Raise where a person could not see what they are at."""
    complaint = page.evaluate(_COMPLAINT)
    assert not complaint, complaint


def is_lost(page: Page) -> bool:
    """Whether it fell back to the page as a whole, from where everything is far away."""
    return bool(page.evaluate(_LOST))


def forbid_pointer(page: Page, problems: list[str]) -> None:
    """Every press of a pointer becomes a problem."""
    page.expose_function(POINTED, lambda kind: problems.append(f"a pointer was used: {kind}"))
    page.add_init_script(_WATCH)

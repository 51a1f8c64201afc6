/** Where the focus goes when a page has taken the place of another one. */

const MOST_FRAMES = 60;

/**
 * Focuses the first heading below a node, wherever its shadow root is, once it is there.
 * @param {ParentNode} root
 */
export async function focusFirstHeading(root) {
  for (let frame = 0; frame < MOST_FRAMES; frame++) {
    const heading = firstHeading(root);
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
      return;
    }
    await new Promise((later) => requestAnimationFrame(later));
  }
}

/** @param {ParentNode} root @returns {HTMLElement | null} */
function firstHeading(root) {
  for (const each of root.querySelectorAll("*")) {
    if (each.localName === "h1") return /** @type {HTMLElement} */ (each);
    const inside = each.shadowRoot && firstHeading(each.shadowRoot);
    if (inside) return inside;
  }
  return null;
}

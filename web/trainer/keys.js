/** When a pressed key is a command, and when it is only writing. */

const FIELDS = new Set(["INPUT", "TEXTAREA", "SELECT"]);

/** @param {KeyboardEvent} event @returns {boolean} */
export function typing(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return true;
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  return FIELDS.has(target?.tagName) && target.getAttribute("type") !== "radio";
}

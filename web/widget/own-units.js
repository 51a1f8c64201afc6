/** Makes the widget's sizes independent of the page that holds it. */
import { unsafeCSS } from "../vendor/lit/index.js";

/** @returns {number} the text size that the reader set in the browser, whatever the page made of it */
function readersTextSize() {
  const probe = document.createElement("span");
  probe.style.fontSize = "medium";
  document.documentElement.append(probe);
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size || 16;
}

const unit = readersTextSize();

/**
 * A bank's page may set the root's text size to 62.5 %, and every `rem` in here would shrink.
 *
 * @param {...import("../vendor/lit/index.js").CSSResult} styles our own, so nothing unsafe gets in
 */
export function inOwnUnits(...styles) {
  return styles.map(({ cssText }) =>
    unsafeCSS(cssText.replace(/(\d*\.?\d+)rem\b/g, (_, size) => `${Number(size) * unit}px`)),
  );
}

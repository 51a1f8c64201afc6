/** How hot a message or a conversation is: a word, and bars beside it for the quick glance. */
import { css, html, nothing } from "../vendor/lit/index.js";
import { flagIcon } from "../shared/icons.js";
import { hostilityWords, meaning } from "../shared/meaning.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */

const TOP_LEVEL = 4;

/** @param {import("../shared/meaning.js").Hostility} hostility @param {Lang} lang */
export function heat(hostility, lang) {
  const bars = Array.from({ length: TOP_LEVEL }, (_, at) => at < hostility.level);
  return html`<span class="heat level-${hostility.level}">
    <span class="bars" aria-hidden="true">
      ${bars.map((full) => html`<i class=${full ? "full" : ""}></i>`)}
    </span>
    ${hostilityWords(hostility, lang)}
  </span>`;
}

/** @param {string[]} risk @param {Lang} lang */
export function flags(risk, lang) {
  return risk?.length
    ? risk.map(
        (name) =>
          html`<span class="flag ${GRAVE.has(name) ? "grave" : ""}">
            ${flagIcon}${meaning("risk", name, lang)}
          </span>`,
      )
    : nothing;
}

const GRAVE = new Set(["self_harm_amber", "self_harm_red", "violence"]);

export const heatStyles = css`
  .heat {
    display: inline-flex;
    align-items: center;
    gap: var(--s1);
    color: var(--ink-soft);
    font-size: var(--text-s);
    white-space: nowrap;
  }
  .bars {
    display: inline-flex;
    align-items: end;
    gap: 2px;
  }
  .bars i {
    width: 3px;
    height: 4px;
    border-radius: 1px;
    background: var(--line);
  }
  .bars i:nth-child(2) {
    height: 6px;
  }
  .bars i:nth-child(3) {
    height: 8px;
  }
  .bars i:nth-child(4) {
    height: 10px;
  }
  .bars i.full {
    background: currentColor;
  }
  .level-2 {
    color: var(--care);
    font-weight: 600;
  }
  .level-3,
  .level-4 {
    color: var(--alarm);
    font-weight: 600;
  }
  .flag {
    display: inline-flex;
    align-items: center;
    gap: 0.2rem;
    padding: 0 var(--s2) 0 var(--s1);
    border-radius: 1rem;
    background: var(--care-soft);
    color: var(--care);
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 1.6;
    white-space: nowrap;
  }
  .flag svg {
    width: 0.9rem;
    height: 0.9rem;
  }
  .flag.grave {
    background: var(--alarm-soft);
    color: var(--alarm);
  }
`;

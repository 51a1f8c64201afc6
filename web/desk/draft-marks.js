/** The draft once more behind the field, with the places marked that the conduct check found. */
import { css, html } from "../vendor/lit/index.js";

/** @typedef {import("./draft-check.js").Verdict} Verdict */
/** @typedef {import("./draft-check.js").Finding} Finding */

/**
 * Places that were typed over since the check are left out.
 *
 * @param {string} draft @param {Verdict | null} verdict
 */
export function marks(draft, verdict) {
  const lead = draft.length - draft.trimStart().length;
  const now = [...draft.slice(lead)];
  const found = placed(now, verdict);
  const cuts = [...new Set([0, now.length, ...found.flatMap(({ start, end }) => [start, end])])];
  cuts.sort((a, b) => a - b);
  const parts = cuts.slice(1).map((end, at) => {
    const start = cuts[at];
    const text = now.slice(start, end).join("");
    const here = found.filter((each) => each.start <= start && end <= each.end);
    if (!here.length) return text;
    const grave = here.some(({ severity }) => severity === "block");
    return html`<mark class=${grave ? "block" : "fix"}>${text}</mark>`;
  });
  // The last line end needs something after it, or the field would be a line taller.
  return html`${draft.slice(0, lead)}${parts}&#8203;`;
}

/** @param {Finding} finding @param {Verdict} verdict */
export function isWhole({ start, end }, { text }) {
  return start === 0 && end === [...text].length;
}

/** @param {string[]} now the characters of the draft @param {Verdict | null} verdict */
function placed(now, verdict) {
  if (!verdict) return [];
  const then = [...verdict.text];
  const differs = then.findIndex((character, at) => character !== now[at]);
  const same = differs < 0 ? then.length : differs;
  return verdict.findings.filter((each) => each.end <= same && !isWhole(each, verdict));
}

export const markStyles = css`
  .field {
    display: grid;
    border-radius: var(--round-s);
    background: var(--paper);
  }
  .field > * {
    grid-area: 1 / 1;
    min-width: 0;
    margin: 0;
    scrollbar-gutter: stable;
  }
  .field textarea {
    position: relative;
    background: transparent;
  }
  .field.blocked textarea {
    border-color: var(--alarm);
  }
  .marks {
    max-height: 12rem;
    padding: var(--s2) var(--s3);
    border: 1px solid transparent;
    overflow: hidden;
    color: transparent;
    overflow-wrap: anywhere;
    pointer-events: none;
    user-select: none;
    white-space: pre-wrap;
  }
  mark {
    border-radius: 2px;
    background: var(--care-soft);
    color: transparent;
    text-decoration: underline wavy var(--care) 1.5px;
    text-underline-offset: 0.2em;
    text-decoration-skip-ink: none;
  }
  mark.block {
    background: var(--alarm-soft);
    text-decoration-color: var(--alarm);
  }
`;

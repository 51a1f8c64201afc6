/** What a change does to the files: lines that go and lines that come. */
import { css, html } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { lessonsWords } from "../shared/words-trainer-lessons.js";

const KINDS = { "+": "comes", "-": "goes", "@": "place" };

/** @param {string} diff @param {import("../shared/i18n.js").Lang} lang */
export function changeDiff(diff, lang) {
  const say = speaker(lessonsWords, lang);
  const lines = diff.split("\n").filter((line) => line && !line.startsWith("--- "));
  return html`<div class="diff" role="region" tabindex="0" aria-label=${say("difference")}>
    ${lines.map((line) => {
      if (line.startsWith("+++ ")) return html`<p class="file">${line.slice(6)}</p>`;
      const kind = KINDS[line[0]] ?? "stays";
      const told = kind === "comes" ? say("added") : kind === "goes" ? say("removed") : "";
      // On one line: the white space of a file's line is shown as it is.
      return html`<p class=${kind}><span class="unseen">${told}</span>${line}</p>`;
    })}
  </div>`;
}

export const diffStyles = css`
  .diff {
    max-height: 16rem;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--round-s);
    background: var(--paper);
    font-family: ui-monospace, monospace;
    font-size: 0.75rem;
  }
  .diff p {
    padding: 0 var(--s2);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .diff .file {
    padding-block: var(--s1);
    background: var(--sunken);
    font-weight: 650;
  }
  .diff .place {
    color: var(--ink-soft);
  }
  .diff .comes {
    background: var(--accent-soft);
    color: var(--accent-deep);
  }
  .diff .goes {
    background: var(--alarm-soft);
    color: var(--alarm);
  }
`;

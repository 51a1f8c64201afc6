/** What is wrong with a lesson, or worth a look, and what somebody else changed meanwhile. */
import { css, html } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { lessonsWords } from "../shared/words-trainer-lessons.js";
import { changeDiff } from "./change-diff.js";

/** @typedef {import("./trainer-api.js").Problem} Problem */

/** @param {{code?: string, problems: Problem[], differences?: Record<string, string>}} told @param {import("../shared/i18n.js").Lang} lang */
export function lessonProblems({ code = "", problems, differences = {} }, lang) {
  const say = speaker(lessonsWords, lang);
  const grave = problems.some(({ warning }) => !warning) || !problems.length;
  const own = /** @type {any} */ (`error_${code}`);
  const told = problems.length ? [] : [say(own) === own ? say("error_other") : say(own)];
  return html`<div class="problems ${grave ? "grave" : ""}">
    <ul>
      ${told.map((words) => html`<li>${words}</li>`)}
      ${problems.map(
        ({ line, said }) =>
          html`<li>${line ? html`<b>${say("lineNumber", { n: line })}</b> ` : ""}${said[lang]}</li>`,
      )}
    </ul>
    ${Object.values(differences).map((diff) => changeDiff(diff, lang))}
  </div>`;
}

export const problemStyles = css`
  .problems {
    display: grid;
    gap: var(--s2);
    padding: var(--s2) var(--s3);
    border: 1px solid var(--care-line);
    border-radius: var(--round-s);
    background: var(--care-soft);
    color: var(--care);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  .problems.grave {
    border-color: var(--alarm-line);
    background: var(--alarm-soft);
    color: var(--alarm);
  }
  .problems ul {
    max-height: 12rem;
    overflow-y: auto;
  }
`;

/** What of the rules and stories that are there wants something else than a new one. */
import { html, nothing } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { storyWords } from "../shared/words-trainer-story.js";

/** @param {any[]} found @param {import("../shared/i18n.js").Lang} lang */
export function storyConflicts(found, lang) {
  if (!found.length) return nothing;
  return html`<div class="conflict">
    <b>${speaker(storyWords, lang)("conflict")}</b>
    <ul>
      ${found.map(({ problem, file, line }) => html`<li>${problem.said[lang]} (${file}:${line})</li>`)}
    </ul>
  </div>`;
}

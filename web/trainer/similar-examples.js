/** What is known already that is like a message, and which intents are likely. */
import { html, nothing } from "../vendor/lit/index.js";
import { languageOf, speaker } from "../shared/i18n.js";
import { intentWords } from "../shared/meaning.js";
import { correctWords } from "../shared/words-trainer-correct.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */

/** @param {{similar: any[], nearer: string | null} | null} near @param {Lang} lang */
export function similarExamples(near, lang) {
  const say = speaker(correctWords, lang);
  if (!near) return html`<p class="soft" role="status">${say("looking")}</p>`;
  const nearer = near.nearer && say("nearer", { intent: intentWords(near.nearer, lang) });
  return html`<details open class="similar">
    <summary>${say("similar", { n: near.similar.length })}</summary>
    <div role="status">${nearer ? html`<p class="nearer">${nearer}</p>` : nothing}</div>
    <ul>
      ${near.similar.map(
        (each) =>
          html`<li>
            <span lang=${languageOf(each.text)}>${each.text}</span>
            <span class="soft">${intentWords(each.intent, lang)} · ${each.file}:${each.line}</span>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** @param {string[]} guesses @param {string} chosen @param {Lang} lang @param {(intent: string) => void} take */
export function guessedIntents(guesses, chosen, lang, take) {
  if (!guesses.length) return nothing;
  return html`<fieldset>
    <legend>${speaker(correctWords, lang)("likely")}</legend>
    <div class="line guesses">
      ${guesses.map(
        (intent, at) =>
          html`<button
            aria-pressed=${chosen === intent}
            aria-keyshortcuts=${at + 1}
            @click=${() => take(intent)}
          >
            <kbd aria-hidden="true">${at + 1}</kbd> ${intentWords(intent, lang)}
          </button>`,
      )}
    </div>
  </fieldset>`;
}

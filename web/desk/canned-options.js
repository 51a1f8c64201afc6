/** Which canned replies are offered to choose from, and how the list of them looks. */
import { html } from "../vendor/lit/index.js";
import { languageTag, speaker } from "../shared/i18n.js";
import { cannedWords } from "../shared/words-canned.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {import("./canned-book.js").CannedBook} CannedBook */
/** @typedef {{topic: string, text: string, language: Lang, own: import("./canned-book.js").Own | null}} Option */

/**
 * The agent's own first, then the bank's by topic.
 *
 * @param {CannedBook} book @param {Lang} language @param {string} search
 * @returns {Option[]}
 */
export function options({ own, approved }, language, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const mine = [...own].sort((a, b) => a.text.localeCompare(b.text, languageTag(language)));
  return [
    ...mine.map((each) => ({ ...each, topic: "own", own: each })),
    ...approved.map((each) => ({ ...each, own: null })),
  ].filter(
    (each) =>
      each.language === language &&
      words.every((word) => each.text.toLowerCase().includes(word)),
  );
}

/**
 * @param {Option[]} offered @param {number} active
 * @param {(option: Option) => void} choose @param {Lang} lang
 */
export function optionList(offered, active, choose, lang) {
  const say = speaker(cannedWords, lang);
  const topics = [...new Set(offered.map(({ topic }) => topic))];
  return html`<div id="found" role="listbox" aria-label=${say("title")}>
    ${topics.map(
      (topic) =>
        html`<div role="group" aria-labelledby="topic-${topic}">
          <p id="topic-${topic}" role="presentation">
            ${say(/** @type {keyof typeof cannedWords.en} */ (topic))}
          </p>
          ${offered.map((each, at) =>
            each.topic === topic ? option(each, at, at === active, choose) : null,
          )}
        </div>`,
    )}
  </div>`;
}

/**
 * @param {Option} option @param {number} at @param {boolean} active
 * @param {(option: Option) => void} choose
 */
function option(option, at, active, choose) {
  // The focus stays in the search field, from where the keys work.
  return html`<div
    role="option"
    id="option-${at}"
    aria-selected=${active ? "true" : "false"}
    lang=${languageTag(option.language)}
    @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}
    @click=${() => choose(option)}
    >${option.text}</div
  >`;
}

/** On a narrow screen one part of a conversation is seen at a time. */
import { html, nothing } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";

/** @typedef {"chat" | "replies" | "account"} Part */

const PARTS = /** @type {const} */ ([
  ["chat", "tabChat"],
  ["replies", "tabReplies"],
  ["account", "tabAccount"],
]);

/**
 * @param {Part} chosen @param {number} replies how many are suggested
 * @param {(part: Part) => void} choose @param {import("../shared/i18n.js").Lang} lang
 */
export function deskTabs(chosen, replies, choose, lang) {
  const say = speaker(deskWords, lang);
  return html`
    <nav aria-label=${say("tabs")}>
      ${PARTS.map(
        ([part, label]) =>
          html`<button
            class="quiet"
            aria-current=${part === chosen ? "true" : nothing}
            @click=${() => choose(part)}
          >
            ${say(label)}${part === "replies" && replies ? ` (${replies})` : nothing}
          </button>`,
      )}
    </nav>
  `;
}

/** What stands above the agent's field: where the draft comes from, and how much room is left. */
import { html, nothing } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { replyWords } from "../shared/words-replies.js";

export const MAX_LENGTH = 4000;
const WARN_FROM = MAX_LENGTH - 400;

/** @param {string} text @returns {number} characters that may still be written */
export function room(text) {
  return MAX_LENGTH - [...text].length;
}

/**
 * @param {import("./draft-changes.js").Draft} draft
 * @param {object | null} kept what can be brought back
 * @param {{unlink: () => void, restore: () => void}} deeds
 * @param {import("../shared/i18n.js").Lang} lang
 */
export function draftHead({ text, from }, kept, { unlink, restore }, lang) {
  const say = speaker(replyWords, lang);
  const left = room(text);
  const link = (/** @type {() => void} */ deed, /** @type {"loose" | "restore"} */ label) =>
    html`<button type="button" class="link" @click=${deed}>${say(label)}</button>`;
  return html`
    <div class="head">
      <label for="field">${say("yourReply")}</label>
      ${
        from
          ? html`<span class="from">${from.rank ? say("from", { n: from.rank }) : say("fromPlan")} ${link(unlink, "loose")}</span>`
          : nothing
      }
      ${kept ? link(restore, "restore") : nothing}
      <span id="count" class=${left < 0 ? "over" : ""}>${count(left, say)}</span>
    </div>
  `;
}

/** @param {number} left @param {ReturnType<typeof speaker<typeof replyWords.en>>} say */
function count(left, say) {
  if (left > MAX_LENGTH - WARN_FROM) return nothing;
  return left < 0 ? say("over", { n: -left }) : say("left", { n: left });
}

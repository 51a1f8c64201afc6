/** One step of a story as the chat shows it. */
import { html, nothing } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { intentWords } from "../shared/meaning.js";
import { storyWords } from "../shared/words-trainer-story.js";

/**
 * @typedef {object} Around
 * @property {import("../shared/i18n.js").Lang} lang
 * @property {{intents: string[], actions: string[]} | null} choices
 * @property {boolean} against whether something that is there wants another step here
 * @property {(step: any) => void} put
 * @property {() => void} begin the story begins here
 * @property {() => void} remove
 */

/** @param {import("./story-steps.js").Step} step @param {number} at @param {Around} around */
export function stepView(step, at, { lang, choices, against, put, begin, remove }) {
  const say = speaker(storyWords, lang);
  const heard = "intent" in step;
  const known = heard ? choices?.intents : choices?.actions;
  const value = String(step.intent ?? step.action ?? "");
  const label = heard ? say("customer") : "action" in step ? say("reply") : say("fact");
  return html`<li class=${against ? "against" : ""}>
    <span>${label}</span>
    ${
      "slot_was_set" in step
        ? html`<code>${JSON.stringify(step.slot_was_set?.[0])}</code>`
        : html`<select
            aria-label="${label} ${at + 1}"
            @change=${(/** @type {any} */ event) =>
              put({ ...step, [heard ? "intent" : "action"]: event.target.value })}
          >
            ${(known?.includes(value) ? known : [value, ...(known ?? [])]).map(
              (name) =>
                html`<option value=${name} .selected=${name === value}>
                  ${heard ? `${intentWords(name, lang)} (${name})` : name}
                </option>`,
            )}
          </select>`
    }
    <button
      aria-label=${say("beginHere", { n: at + 1 })}
      title=${say("beginHere", { n: at + 1 })}
      @click=${begin}
    >
      ⤓
    </button>
    <button
      aria-label=${say("removeStep", { n: at + 1 })}
      title=${say("removeStep", { n: at + 1 })}
      @click=${remove}
    >
      ✕
    </button>
    ${
      "user" in step
        ? html`<input
            class="wide"
            aria-label="${say("words")} ${at + 1}"
            .value=${String(step.user)}
            @change=${(/** @type {any} */ event) => put({ ...step, user: event.target.value })}
          />`
        : nothing
    }
  </li>`;
}

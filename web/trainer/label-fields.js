/** The fields that say what a message means. */
import { html } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { hostilityWords, intentWords, meaning } from "../shared/meaning.js";
import { correctWords } from "../shared/words-trainer-correct.js";
import { select } from "./fields.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {{intent: string, also: string[], hostility: number, target: string, risk: string[], language: string}} Labels */

const LEVELS = [0, 1, 2, 3, 4];

/**
 * @param {Labels} labels
 * @param {{intents: string[], flags: string[], targets: string[]} | null} choices
 * @param {Lang} lang
 * @param {(some: Partial<Labels>) => void} relabel
 */
export function labelFields(labels, choices, lang, relabel) {
  const say = speaker(correctWords, lang);
  if (!choices) return html`<p class="soft" role="status">${say("loading")}</p>`;
  const intents = choices.intents.map((name) => [name, `${intentWords(name, lang)} (${name})`]);
  const level = (/** @type {number} */ each) => hostilityWords({ level: each, target: "none" }, lang);
  return html`
    ${select("intent", say("intent"), labels.intent, [["", "–"], ...intents], (intent) =>
      relabel({ intent, also: labels.also.filter((each) => each !== intent) }),
    )}
    ${select(
      "also",
      say("also"),
      labels.also[0] ?? "",
      [["", "–"], ...intents.filter(([name]) => name !== labels.intent)],
      (also) => relabel({ also: also ? [also] : [] }),
    )}
    <fieldset>
      <legend>${say("heat")}</legend>
      <div class="line">
        ${LEVELS.map(
          (each) =>
            html`<label class="choice">
              <input
                type="radio"
                name="hostility"
                .checked=${labels.hostility === each}
                @change=${() => relabel({ hostility: each, target: each ? labels.target : "none" })}
              />${each} ${level(each)}
            </label>`,
        )}
      </div>
    </fieldset>
    ${select(
      "target",
      say("target"),
      labels.target,
      choices.targets.map((name) => [name, say(/** @type {any} */ (`target_${name}`))]),
      (target) => relabel({ target }),
    )}
    ${select(
      "example-language",
      say("language"),
      labels.language,
      ["zh", "en"].map((name) => [name, meaning("lang", name, lang)]),
      (language) => relabel({ language }),
    )}
    <fieldset>
      <legend>${say("flags")}</legend>
      <div class="line">
        ${choices.flags.map(
          (flag) =>
            html`<label class="choice">
              <input
                type="checkbox"
                .checked=${labels.risk.includes(flag)}
                @change=${() => relabel({ risk: toggled(labels.risk, flag) })}
              />${meaning("risk", flag, lang)}
            </label>`,
        )}
      </div>
    </fieldset>
  `;
}

/** @param {string[]} names @param {string} name */
function toggled(names, name) {
  return names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
}

/** The fields that say what a wording is made for: how, and for which heat. */
import { html } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { repliesWords } from "../shared/words-trainer-replies.js";
import { select } from "./fields.js";

/** @typedef {{strategy: string, hostility: number[]}} Made */

export const STRATEGIES = [
  "reflect",
  "validate",
  "clarify",
  "choice",
  "information",
  "boundary",
  "signpost",
];
const LEVELS = [0, 1, 2, 3, 4];

/** @param {string} id in front of each field's own @param {Made} made @param {import("../shared/i18n.js").Lang} lang @param {(some: Partial<Made>) => void} take */
export function wordingTags(id, { strategy, hostility }, lang, take) {
  const say = speaker(repliesWords, lang);
  const [low, high] = hostility;
  const levels = (/** @type {(n: number) => boolean} */ fits) =>
    LEVELS.filter(fits).map((n) => [String(n), String(n)]);
  return html`
    ${select(
      `${id}strategy`,
      say("strategy"),
      strategy,
      STRATEGIES.map((name) => [name, meaning("strategy", name, lang)]),
      (strategy) => take({ strategy }),
    )}
    ${select(`${id}low`, say("heatFrom"), String(low), levels((n) => n <= high), (value) =>
      take({ hostility: [Number(value), high] }),
    )}
    ${select(`${id}high`, say("heatTo"), String(high), levels((n) => n >= low), (value) =>
      take({ hostility: [low, Number(value)] }),
    )}
  `;
}

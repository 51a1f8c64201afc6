/** Why a reply is suggested: what was understood, which rule, and the figures that it uses. */
import { html, nothing } from "../vendor/lit/index.js";
import { speaker } from "../shared/i18n.js";
import { factWords, ruleWords, understoodWords } from "../shared/meaning.js";
import { replyWords } from "../shared/words-replies.js";

/** @param {import("./open-conversation.js").Suggestion} suggestion @param {import("../shared/i18n.js").Lang} lang */
export function reasons({ why }, lang) {
  const say = speaker(replyWords, lang);
  const facts = (why.facts ?? []).map((fact) => factWords(fact, lang));
  const told = /** @type {[string, string][]} */ ([
    [say("understood"), understoodWords(why.understood ?? "", lang)],
    [say("rule"), ruleWords(why, lang)],
    [say("facts"), facts.join(lang === "zh" ? "、" : ", ")],
  ]).filter(([, value]) => value);
  return html`
    <p class="why">
      ${told.map(([name, value], at) => html`${at ? " · " : nothing}<b>${name}:</b> ${value}`)}
    </p>
  `;
}

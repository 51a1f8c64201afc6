/** Puts machine names into an agent's words; a name that is not known yet is read out as it is. */
import { intents } from "./words-intents.js";
import { meanings } from "./words-meaning.js";
import { reasons } from "./words-reasons.js";

/** @typedef {import("./i18n.js").Lang} Lang */
/** @typedef {{level: number, target: string}} Hostility */

/** @param {string} name */
const spelled = (name) => name.replaceAll("_", " ");

/** @param {"act" | "strategy" | "risk" | "trend" | "lang" | "handoff" | "policy"} kind @param {string} name @param {Lang} lang */
export function meaning(kind, name, lang) {
  return meanings[lang][kind][name] ?? spelled(name);
}

/** @param {string} name @param {Lang} lang */
export function productWords(name, lang) {
  return meanings[lang].product[name] ?? spelled(name);
}

/** @param {string} name S1, legal, ... @param {Lang} lang */
export function stageWords(name, lang) {
  return meanings[lang].stage[name] ?? spelled(name);
}

/** @param {string} name @param {Lang} lang */
export function intentWords(name, lang) {
  return intents[lang][name] ?? spelled(name);
}

/** @param {Hostility | null | undefined} hostility @param {Lang} lang "Angry at the bank" */
export function hostilityWords(hostility, lang) {
  const { level = 0, target = "none" } = hostility ?? {};
  const word = meanings[lang].level[level] ?? String(level);
  const aim = level ? meanings[lang].target[target] : undefined;
  if (!aim) return word;
  return lang === "zh" ? `${word}（${aim}）` : `${word} ${aim}`;
}

/** @param {string} strategies one or several, joined by + @param {Lang} lang */
export function strategyWords(strategies, lang) {
  const names = strategies.split("+").filter((name) => name && name !== "none");
  return names.map((name) => meaning("strategy", name, lang)).join(lang === "zh" ? "、" : ", ");
}

/**
 * "state_hardship 0.91, hostility 2 (bank), vulnerability" in words.
 *
 * @param {string} understood @param {Lang} lang
 */
export function understoodWords(understood, lang) {
  return understood
    .split(", ")
    .map((part) => {
      const intent = /^([a-z_]+) (0\.\d+|1\.0+)$/.exec(part);
      if (intent) return `${intentWords(intent[1], lang)} ${confidence(Number(intent[2]))}`;
      const heat = /^hostility (\d) \((\w+)\)$/.exec(part);
      if (heat) {
        const words = hostilityWords({ level: Number(heat[1]), target: heat[2] }, lang);
        return lang === "zh" ? words : words.toLowerCase();
      }
      return meaning("risk", part, lang);
    })
    .join(lang === "zh" ? "，" : ", ");
}

/** @param {{policy?: string, rule?: string}} why @param {Lang} lang why this reply, in a few words */
export function ruleWords({ policy = "", rule = "" }, lang) {
  const table = /^table: (\w+)(?: \((.*)\))?$/.exec(rule);
  if (table) return tableWords(table[1], table[2] ?? "", lang);
  const ladder = /^ladder: (\w+)(?:, then (.*))?$/.exec(rule);
  if (ladder) {
    const rung = known(reasons[lang].rung, ladder[1]);
    return reasons[lang].ladder(rung, ladder[2] ? known(reasons[lang].row, ladder[2]) : "");
  }
  const story = /^story: (.*)$/.exec(rule);
  if (story) return reasons[lang].story(story[1]);
  if (rule) return known(reasons[lang].row, rule);
  return policy ? meaning("policy", policy, lang) : "";
}

/** @param {string} fact a placeholder's name @param {Lang} lang */
export function factWords(fact, lang) {
  return known(reasons[lang].fact, fact);
}

/** @param {string} intent @param {string} states those that forbid something @param {Lang} lang */
function tableWords(intent, states, lang) {
  /** @type {Record<string, string>} what is true of most conversations has no words, and is left out */
  const words = reasons[lang].state;
  const told = states.split(", ").flatMap((state) => words[state] ?? []);
  return reasons[lang].fits(intentWords(intent, lang), told.join(lang === "zh" ? "，" : ", "));
}

/** @param {Record<string, string>} words @param {string} name */
function known(words, name) {
  return words[name] ?? spelled(name);
}

/** @param {number} share */
export function confidence(share) {
  return `${Math.round(share * 100)}%`;
}

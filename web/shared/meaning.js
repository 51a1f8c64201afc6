/** Puts machine names into an agent's words; a name that is not known yet is read out as it is. */
import { intents } from "./words-intents.js";
import { meanings } from "./words-meaning.js";

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

/** @param {{policy?: string, rule?: string}} why @param {Lang} lang */
export function ruleWords({ policy = "", rule = "" }, lang) {
  const words = policy ? meaning("policy", policy, lang) : "";
  if (!rule) return words;
  const told = RULES_ZH.reduce(
    (text, [known, zh]) => (lang === "zh" ? text.replaceAll(known, zh) : text),
    spelled(rule),
  );
  return words && policy !== "PriorityPolicy" ? `${words}: ${told}` : told;
}

/** @param {number} share */
export function confidence(share) {
  return `${Math.round(share * 100)}%`;
}

/** Longer names first, so that none is cut short by another. */
const RULES_ZH = [
  ["moratorium or insolvency", "暂缓追偿或破产"],
  ["a wish for a person", "要求人工"],
  ["not understood twice", "两次未听懂"],
  ["escalate supervisor", "转主管"],
  ["escalate security", "报安保"],
  ["imminent harm", "人身危险"],
  ["scam suspicion", "怀疑诈骗"],
  ["representative", "有代理人"],
  ["then the request", "再答复诉求"],
  ["then the form", "再继续询问"],
  ["vulnerability", "特别照顾"],
  ["wrong person", "找错人"],
  ["set boundary", "划清界限"],
  ["third party", "非本人"],
  ["bereavement", "亲人离世"],
  ["acknowledge", "先体会情绪"],
  ["misconduct", "反映违规"],
  ["complaint", "投诉"],
  ["violence", "暴力威胁"],
  ["end chat", "结束对话"],
  ["refocus", "回到正题"],
  ["dispute", "异议"],
  ["ladder", "情绪阶梯"],
  ["cease", "停止联系"],
  ["warn", "警告"],
  ["then", "再处理"],
];

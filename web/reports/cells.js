/** What stands in the cells of a table: figures with their intervals, and machine names in words. */
import { meaning, strategyWords } from "../shared/meaning.js";
import { day } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { cellWords } from "../shared/words-cells.js";
import { reportsWords } from "../shared/words-reports.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {import("./reports-api.js").Row} Row */

const LEVELS = new Set(["before", "after", "change"]);
const SECONDS = new Set(["median", "p95"]);

/** @param {string} name a column @param {Lang} lang */
export function headOf(name, lang) {
  return said(`head_${name}`, lang);
}

/** @param {Row} row @param {string} name @param {Lang} lang @returns {string} */
export function cell(row, name, lang) {
  const value = row[name];
  if (name in WORDS) return WORDS[name](String(value), lang);
  if (value === null || value === undefined) return "–";
  if (LEVELS.has(name)) return withInterval(row, name, (n) => signed(n, name === "change"));
  if (name.endsWith("_share")) return withInterval(row, name.slice(0, -6), percent, Number(value));
  if (name === "mean_edit") return percent(Number(value));
  if (SECONDS.has(name)) return duration(Number(value), lang);
  return Number(value).toLocaleString(lang === "zh" ? "zh-CN" : "en-GB");
}

/** @type {Record<string, (name: string, lang: Lang) => string>} */
const WORDS = {
  strategy: (name, lang) => strategyWords(name, lang) || name,
  act: (name, lang) =>
    name
      .split("+")
      .map((act) => meaning("act", act, lang))
      .join(" + "),
  language: (name, lang) => meaning("lang", name, lang),
  rule: (name, lang) => `${name} ${said(`rule_${Number(name.slice(3))}`, lang)}`,
  place: (name, lang) => speaker(reportsWords, lang)(/** @type {any} */ (`place_${name}`)),
  what: (name, lang) => said(`what_${name}`, lang),
  reason: (name, lang) => {
    const own = `reason_${name}`;
    return own in cellWords.en ? said(own, lang) : meaning("handoff", name, lang);
  },
  day,
};

/** @param {string} key @param {Lang} lang */
function said(key, lang) {
  return speaker(cellWords, lang)(/** @type {any} */ (key));
}

/** @param {Row} row @param {string} name @param {(n: number) => string} write @param {number} [value] */
function withInterval(row, name, write, value = Number(row[name])) {
  const [low, high] = [row[`${name}_low`], row[`${name}_high`]];
  if (low === null || low === undefined) return write(value);
  return `${write(value)} [${write(Number(low))} – ${write(Number(high))}]`;
}

/** @param {number} level @param {boolean} moves */
function signed(level, moves) {
  const text = Math.abs(level).toFixed(2);
  if (level < 0 && Number(text)) return `−${text}`;
  return moves && Number(text) ? `+${text}` : text;
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)}%`;
}

/** @param {number} seconds @param {Lang} lang */
export function duration(seconds, lang) {
  const [second, minute, hour] = lang === "zh" ? ["秒", "分", "小时"] : [" s", " min", " h"];
  const gap = lang === "zh" ? "" : " ";
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)}${second}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}${minute}`;
  return `${Math.floor(minutes / 60)}${hour}${gap}${minutes % 60}${minute}`;
}

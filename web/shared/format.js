/** Money, dates and times as people in each language read them. */

/** @typedef {import("./i18n.js").Lang} Lang */

const SIGNS = { CNY: "¥", USD: "$", GBP: "£" };
const UNITS = { CNY: "元", USD: "美元", GBP: "英镑" };

/**
 * Works on the digits and never through a float, so that what is shown is what was sent.
 *
 * @param {string | number | null | undefined} amount a decimal string such as "1234.50"
 * @param {string} currency
 * @param {Lang} lang
 */
export function money(amount, currency, lang) {
  if (amount === null || amount === undefined || amount === "") return "–";
  const [, minus, whole, rest] = /^(-?)(\d+)(.*)$/.exec(String(amount)) ?? [];
  if (whole === undefined) return `${amount} ${currency}`;
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",") + rest;
  if (lang === "zh") return `${minus}${digits}${UNITS[currency] ?? ` ${currency}`}`;
  return SIGNS[currency] ? `${minus}${SIGNS[currency]}${digits}` : `${minus}${digits} ${currency}`;
}

/** @param {string | number | null | undefined} rate a yearly rate in percent, "18.25" */
export function percent(rate) {
  return rate === null || rate === undefined || rate === "" ? "–" : `${rate}%`;
}

/** @param {Lang} lang */
function locale(lang) {
  return lang === "zh" ? "zh-CN" : "en-GB";
}

/** @param {string | null | undefined} iso "2026-03-01", a day of nobody's time zone @param {Lang} lang */
export function day(iso, lang) {
  const date = new Date(`${iso}`.slice(0, 10) + "T00:00:00Z");
  if (!iso || Number.isNaN(date.getTime())) return iso || "–";
  return new Intl.DateTimeFormat(locale(lang), {
    day: "numeric",
    month: lang === "zh" ? "long" : "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(date);
}

/** @param {string | null | undefined} iso a moment in UTC @param {Lang} lang @param {Date} [now] */
export function clock(iso, lang, now = new Date()) {
  const date = new Date(iso ?? "");
  if (Number.isNaN(date.getTime())) return "";
  const today = date.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(locale(lang), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(today ? {} : { day: "numeric", month: "short" }),
  }).format(date);
}

/** How long ago, in the largest fitting unit. @param {string} iso @param {Lang} lang @param {number} now */
export function elapsed(iso, lang, now = Date.now()) {
  const minutes = Math.max(0, Math.floor((now - Date.parse(iso)) / 60_000));
  if (minutes < 1) return lang === "zh" ? "不到1分钟" : "under a minute";
  const [value, unit] =
    minutes < 60
      ? [minutes, "minute"]
      : minutes < 48 * 60
        ? [Math.floor(minutes / 60), "hour"]
        : [Math.floor(minutes / 1440), "day"];
  return new Intl.NumberFormat(locale(lang), {
    style: "unit",
    unit,
    unitDisplay: "short",
  }).format(value);
}

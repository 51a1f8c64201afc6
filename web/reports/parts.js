/** The parts of the report: which columns its table has, and what its chart shows. */
import { cell, headOf } from "./cells.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {import("./reports-api.js").Row} Row */
/** @typedef {{label: string, values: (number | null)[], colour: string, whiskers?: ([number, number] | null)[]}} Series */
/** @typedef {{labels: string[], series: Series[], stacked?: boolean, lines?: boolean, logarithmic?: boolean, most?: number, cut?: boolean}} ChartShape */
/** @typedef {{columns: string[], chart: (rows: Row[], lang: Lang) => ChartShape}} Part */

const MOST_BARS = 12;
const HEAT = 4;
const COLOURS = { before: "#76868a", after: "#17615b", good: "#17615b", middle: "#c28a2b", bad: "#96201f", rest: "#76868a", soft: "#8fbdb5" };

const MOVED = ["before", "after", "change", "said", "answered", "calmer", "same", "hotter"];

/** @type {Record<string, Part>} */
export const PARTS = {
  moves_by_strategy: { columns: ["strategy", ...MOVED], chart: moves("strategy") },
  moves_by_act: { columns: ["act", ...MOVED], chart: moves("act") },
  suggestions: {
    columns: [
      ...["language", "taken_share", "offered", "sent", "edited_little", "edited_much"],
      ...["mean_edit", "dismissed", "ignored", "open"],
    ],
    chart: stack("language", {
      sent: COLOURS.good,
      edited_little: COLOURS.soft,
      edited_much: COLOURS.middle,
      dismissed: COLOURS.bad,
      ignored: COLOURS.rest,
    }),
  },
  conduct: {
    columns: ["rule", "mended", "advised", "overridden"],
    chart: stack("rule", {
      mended: COLOURS.good,
      advised: COLOURS.middle,
      overridden: COLOURS.bad,
    }),
  },
  promises: {
    columns: [
      ...["place", "kept_share", "made", "open", "kept", "partial", "broken", "replanned"],
      ...["escalated", "cancelled"],
    ],
    chart: stack("place", {
      kept: COLOURS.good,
      partial: COLOURS.soft,
      open: COLOURS.rest,
      replanned: COLOURS.middle,
      broken: COLOURS.bad,
    }),
  },
  response_times: {
    columns: ["what", "count", "median", "p95", "open"],
    chart: (rows, lang) => {
      const measured = rows.filter((row) => row.count);
      return {
        logarithmic: true,
        labels: measured.map((row) => cell(row, "what", lang)),
        series: [
          series("median", measured, lang, COLOURS.soft),
          series("p95", measured, lang, COLOURS.good),
        ],
      };
    },
  },
  handovers: {
    columns: ["reason", "asked", "came", "ended_before", "waiting"],
    chart: stack("reason", {
      came: COLOURS.good,
      waiting: COLOURS.middle,
      ended_before: COLOURS.bad,
    }),
  },
  days: {
    columns: ["day", "handovers", "crises"],
    chart: (rows, lang) => ({
      lines: true,
      labels: rows.map((row) => cell(row, "day", lang)),
      series: [
        series("handovers", rows, lang, COLOURS.good),
        series("crises", rows, lang, COLOURS.bad),
      ],
    }),
  },
};

/** @param {string} by @returns {Part["chart"]} hostility before and after, with intervals */
function moves(by) {
  return (rows, lang) => {
    const every = rows.filter((row) => row.answered);
    const answered = every.slice(0, MOST_BARS);
    return {
      most: HEAT,
      cut: answered.length < every.length,
      labels: answered.map((row) => cell(row, by, lang) + (row.few ? " *" : "")),
      series: /** @type {const} */ (["before", "after"]).map((name) => ({
        ...series(name, answered, lang, COLOURS[name]),
        whiskers: answered.map((row) =>
          row[`${name}_low`] === null
            ? null
            : /** @type {[number, number]} */ ([row[`${name}_low`], row[`${name}_high`]]),
        ),
      })),
    };
  };
}

/** @param {string} by @param {Record<string, string>} colours of each column @returns {Part["chart"]} */
function stack(by, colours) {
  return (rows, lang) => {
    return {
      stacked: true,
      labels: rows.map((row) => cell(row, by, lang)),
      series: Object.entries(colours).map(([name, colour]) => series(name, rows, lang, colour)),
    };
  };
}

/** @param {string} name @param {Row[]} rows @param {Lang} lang @param {string} colour @returns {Series} */
function series(name, rows, lang, colour) {
  const values = rows.map((row) => /** @type {number | null} */ (row[name]));
  return { label: headOf(name, lang), values, colour };
}

/** Who needs an agent most: crises, then those who wait, then heat, then who wrote last. */

/** @typedef {import("./desk-store.js").Summary} Summary */

const HOT = 2;

/** @param {Summary} summary */
function need(summary) {
  if (summary.status === "ended") return 4;
  if (summary.crisis) return 0;
  if (summary.waiting_since) return 1;
  return summary.hostility >= HOT ? 2 : 3;
}

/** @param {Summary} a @param {Summary} b */
function within(a, b) {
  // Who waits longest comes first; in the other groups who wrote last.
  if (need(a) === 1) return Date.parse(a.waiting_since ?? "") - Date.parse(b.waiting_since ?? "");
  if (need(a) === 2 && a.hostility !== b.hostility) return b.hostility - a.hostility;
  return Date.parse(b.last_message_at) - Date.parse(a.last_message_at);
}

/** @param {Iterable<Summary>} summaries @returns {Summary[]} */
export function byNeed(summaries) {
  return [...summaries].sort((a, b) => need(a) - need(b) || within(a, b));
}

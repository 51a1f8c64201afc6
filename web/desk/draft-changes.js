/** What becomes of a draft, and of what it pushes aside, with everything that can happen to it. */

/** @typedef {{text: string, from: {id: number, rank: number} | null}} Draft */
/** @typedef {{draft: Draft, kept: Draft | null}} Drafts */

/** @returns {Draft} */
export const blank = () => ({ text: "", from: null });

/** Whether a field holds nothing but the key for the canned replies; some keyboards write another. */
export const asksForCanned = (/** @type {string} */ text) => ["/", "／", "、"].includes(text);

/** @param {Drafts} drafts @param {{id: number, rank: number, text: string}} suggestion @returns {Drafts} */
export function taken({ draft, kept }, { id, rank, text }) {
  const aside = draft.text.trim() && draft.text !== text ? draft : kept;
  return { draft: { text, from: { id, rank } }, kept: aside };
}

/** Other words in place of these, which are kept. @param {Drafts} drafts @param {string} text @returns {Drafts} */
export function exchanged({ draft, kept }, text) {
  return { draft: { ...draft, text }, kept: draft.text.trim() ? draft : kept };
}

/**
 * Words put in where the agent writes.
 *
 * @param {Drafts} drafts @param {string} words @param {number} start @param {number} end
 * @returns {Drafts & {caret: number}}
 */
export function inserted({ draft, kept }, words, start, end) {
  const before = draft.text.slice(0, start);
  const after = draft.text.slice(end);
  // Two words of Latin letters must not run into one; Chinese has no spaces.
  const lead = /[\x21-\x7e]$/.test(before) && /^[\x21-\x7e]/.test(words) ? " " : "";
  const tail = /[\x21-\x7e]$/.test(words) && /^[\x30-\x7e]/.test(after) ? " " : "";
  const put = before + lead + words + tail;
  return {
    draft: { ...draft, text: put + after },
    kept: draft.text.trim() ? draft : kept,
    caret: put.length,
  };
}

/** What was typed while the answer was on its way stays. @param {Draft} draft @param {string} words @returns {Drafts} */
export function sent(draft, words) {
  const rest = draft.text.trimStart().slice(words.length).trimStart();
  return { draft: { ...blank(), text: rest }, kept: null };
}

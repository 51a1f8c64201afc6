/** Half-written text that survives a reload of the tab, and of nothing else. */

const PREFIX = "forbear:draft:";

export const drafts = {
  /** @template T @param {string} key @param {T} fallback @returns {T} */
  get(key, fallback) {
    try {
      return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? "null") ?? fallback;
    } catch {
      return fallback;
    }
  },
  /** @param {string} key @param {unknown} draft nothing to keep when it is empty */
  set(key, draft) {
    try {
      if (draft) sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
      else sessionStorage.removeItem(PREFIX + key);
    } catch {
      // Without storage the draft lives as long as the page.
    }
  },
};

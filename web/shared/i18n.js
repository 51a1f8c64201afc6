/** Which language to speak, and the words in it. */

/** @typedef {"zh" | "en"} Lang */

/**
 * @param {...(string | null | undefined)} wishes most binding first: "zh-CN", "en", ...
 * @returns {Lang}
 */
export function pickLanguage(...wishes) {
  for (const wish of [...wishes, ...navigator.languages]) {
    const lang = (wish ?? "").slice(0, 2).toLowerCase();
    if (lang === "zh" || lang === "en") return lang;
  }
  return "en";
}

/** @param {Lang} lang what goes into a `lang` attribute, so that CJK type is the mainland's */
export function languageTag(lang) {
  return lang === "zh" ? "zh-CN" : "en";
}

/** @param {string} text @returns {string} its `lang` attribute, as far as its letters tell */
export function languageOf(text) {
  return languageTag(/\p{Script=Han}/u.test(text) ? "zh" : "en");
}

/**
 * @template {Record<string, string>} Words
 * @param {{zh: Words, en: Words}} words
 * @param {Lang} lang
 * @returns {(key: keyof Words & string, values?: Record<string, string | number>) => string}
 */
export function speaker(words, lang) {
  return (key, values = {}) =>
    (words[lang][key] ?? words.en[key] ?? key).replace(/\{(\w+)\}/g, (slot, name) =>
      String(values[name] ?? slot),
    );
}

/** A wish that outlives the page; a browser that forbids storage only forgets it. */
export const preference = {
  /** @param {string} name @returns {string | null} */
  get(name) {
    try {
      return localStorage.getItem(`forbear:${name}`);
    } catch {
      return null;
    }
  },
  /** @param {string} name @param {string} value */
  set(name, value) {
    try {
      localStorage.setItem(`forbear:${name}`, value);
    } catch {
      // Private windows may refuse; the wish then holds for this page only.
    }
  },
};

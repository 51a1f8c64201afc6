/** Puts what happened on an account into an agent's words. */
import { day, money } from "../shared/format.js";
import { languageTag, speaker } from "../shared/i18n.js";
import { builderWords } from "../shared/words-builder.js";
import { handlingWords } from "../shared/words-handling.js";
import { replyWords } from "../shared/words-replies.js";
import { timelineWords } from "../shared/words-timeline.js";

/** @typedef {import("../shared/i18n.js").Lang} Lang */
/** @typedef {{kind: string, on: string, at: string | null, time: string | null, detail: Record<string, any>}} Event */
/** @typedef {{text: string, notes: string[]}} Line */
/** @typedef {(key: string, values?: Record<string, any>) => string} Say */

const PARTS = ["principal", "interest", "fees"];
const OPEN = ["proposed", "confirmed", "reminded"];

/** @param {string} on a day @param {Lang} lang @returns {string} its month and year */
export function month(on, lang) {
  const format = { month: "long", year: "numeric", timeZone: "UTC" };
  const locale = lang === "zh" ? languageTag(lang) : "en-GB";
  return new Intl.DateTimeFormat(locale, /** @type {any} */ (format)).format(new Date(on));
}

/** @param {Event} event @param {string} currency @param {Lang} lang @returns {Line} */
export function line({ kind, detail }, currency, lang) {
  const words = new Words(currency, lang);
  const { say } = words;
  if (kind === "offered") return { text: say(kind), notes: words.offers(detail.offers) };
  if (kind === "offer_decided") {
    return { text: words.ending(kind, detail), notes: [words.terms(detail)] };
  }
  if (kind.startsWith("plan_")) return words.plan(kind, detail);
  if (kind.startsWith("promise")) return words.promise(kind, detail);
  if (kind === "complained") {
    const due = say("complaintOpen", { day: day(detail.answer_by, lang) });
    return { text: say(kind), notes: detail.status === "open" ? [due] : [] };
  }
  if (kind === "complaint_closed") return { text: words.ending(kind, detail), notes: [] };
  if (kind === "disputed" || kind === "dispute_decided") return words.dispute(kind, detail);
  if (kind.startsWith("stop")) return words.stop(kind, detail);
  if (kind === "contact") return words.contact(detail);
  if (kind.startsWith("wish")) return words.wish(kind, detail);
  return words.posting(kind, detail);
}

class Words {
  /** @param {string} currency @param {Lang} lang */
  constructor(currency, lang) {
    this.lang = lang;
    this.cash = (/** @type {string} */ amount) => money(amount, currency, lang);
    this.say = /** @type {Say} */ (speaker(timelineWords, lang));
  }

  /** @param {string} kind @param {Record<string, any>} detail */
  ending(kind, { status, ...values }) {
    return this.say(`${kind}_${status}`, values);
  }

  /** @param {string} kind @param {Record<string, any>} detail @returns {Line} */
  posting(kind, detail) {
    const parts = PARTS.filter((name) => /[1-9]/.test(detail[name] ?? ""));
    const split = parts.map((name) =>
      this.say(`part_${name}`, { amount: this.cash(detail[name]) }),
    );
    const { channel } = detail;
    const comma = this.lang === "zh" ? "，" : ", ";
    return {
      text: this.say(kind, { amount: this.cash(detail.amount) }),
      // A posting of one part says that by its name.
      notes: [
        ...(parts.length > 1 || kind === "waiver" ? [split.join(comma)] : []),
        ...(channel ? [this.#way(channel)] : []),
      ],
    };
  }

  /** @param {string} channel how a payment came in; a bank may have names of its own */
  #way(channel) {
    const known = `by_${channel}` in timelineWords.en;
    return known ? this.say(`by_${channel}`) : this.say("by", { channel });
  }

  /** @param {Record<string, any>[]} offers */
  offers(offers) {
    return offers.map((each) => this.terms(each));
  }

  /** @param {Record<string, any>} offer */
  terms({ kind, n, instalment, total_payable }) {
    const name = /** @type {Say} */ (speaker(builderWords, this.lang))(kind);
    if (!n || !instalment) return this.say("termsOther", { kind: name });
    const cash = { instalment: this.cash(instalment), total_payable: this.cash(total_payable) };
    return this.say("terms", { kind: name, n, ...cash });
  }

  /** @param {string} kind @param {Record<string, any>} detail @returns {Line} */
  plan(kind, detail) {
    if (kind === "plan_decided") {
      return { text: this.ending(kind, detail), notes: [this.terms(detail)] };
    }
    const status = /** @type {Say} */ (speaker(handlingWords, this.lang))(detail.status);
    const values = {
      n: detail.n,
      status,
      instalment: this.cash(detail.instalment),
      total_payable: this.cash(detail.total_payable),
      first_due_on: day(detail.first_due_on, this.lang),
    };
    return { text: this.say(kind, values), notes: [this.say("planNote", values)] };
  }

  /** @param {string} kind @param {Record<string, any>} detail @returns {Line} */
  promise(kind, { status, amount, paid, due_on }) {
    const values = {
      amount: this.cash(amount),
      paid: this.cash(paid),
      due_on: day(due_on, this.lang),
    };
    if (kind === "promise_settled") {
      return { text: this.ending(kind, { status, ...values }), notes: [] };
    }
    const open = OPEN.includes(status);
    return { text: this.say(kind, values), notes: open ? [this.say("promiseOpen")] : [] };
  }

  /** @param {string} kind @param {Record<string, any>} detail @returns {Line} */
  dispute(kind, detail) {
    const subject = this.say(`subject_${detail.subject}`);
    if (kind === "disputed") return { text: this.say(kind, { subject }), notes: [] };
    return { text: this.ending(kind, { ...detail, subject }), notes: [] };
  }

  /** @param {string} kind @param {Record<string, any>} detail @returns {Line} */
  stop(kind, { stop, ends_on }) {
    const name = /** @type {Say} */ (speaker(replyWords, this.lang))(stop);
    const until = this.say("until", { day: day(ends_on, this.lang) });
    const text = this.say(kind, { stop: name });
    return { text, notes: ends_on && kind === "stopped" ? [until] : [] };
  }

  /** @param {Record<string, any>} detail @returns {Line} */
  contact({ channel, direction, outcome }) {
    const values = {
      channel: this.say(`channel_${channel}`),
      outcome: this.say(`outcome_${outcome}`),
    };
    return { text: this.say(`contact_${direction}`, values), notes: [] };
  }

  /** @param {string} kind @param {Record<string, any>} detail @returns {Line} */
  wish(kind, { wish, channel, from, until }) {
    const name = `wish_${wish}${channel && wish !== "hours" ? `_${channel}` : ""}`;
    return { text: this.say(kind, { wish: this.say(name, { from, until }) }), notes: [] };
  }
}

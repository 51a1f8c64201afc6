/** What the bank knows of the customer's account; closed until they proved who they are. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { clock, day, money, percent } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { checkIcon, lockIcon } from "../shared/icons.js";
import { productWords, stageWords } from "../shared/meaning.js";
import { deskWords } from "../shared/words-desk.js";
import { replyWords } from "../shared/words-replies.js";
import { accountStyles } from "./account-styles.js";

const MONEY = ["principal", "interest", "fees"];
const DAYS = ["past_due_since", "next_due_on"];

/** @param {{amount: string, paid_on: string}[]} payments */
const latest = (payments = []) =>
  [...payments].sort((a, b) => b.paid_on.localeCompare(a.paid_on))[0];

class AccountFacts extends LitElement {
  static properties = {
    lang: {},
    account: { attribute: false },
    customer: { attribute: false },
  };

  static styles = [controls, accountStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {Record<string, any> | null} */
    this.account = null;
    /** @type {import("./open-conversation.js").Customer | null} */
    this.customer = null;
  }

  get #say() {
    return speaker(replyWords, this.lang);
  }

  render() {
    const verified = Boolean(this.customer?.verified);
    return html`
      <section aria-labelledby="heading" tabindex="0">
        <h2 id="heading">${this.#say("account")} ${this.#state(verified)}</h2>
        ${verified && this.account ? this.#accounts() : this.#closed()}
      </section>
    `;
  }

  /** @param {boolean} verified */
  #state(verified) {
    const say = speaker(deskWords, this.lang);
    if (!verified) return html`<span class="state">${lockIcon}${say("notVerified")}</span>`;
    const time = clock(this.customer?.verified_until, this.lang);
    return html`<span class="state verified">
      ${checkIcon}${say("verified")} ${time ? say("verifiedUntil", { time }) : nothing}
    </span>`;
  }

  #closed() {
    const say = this.#say;
    return html`
      <p class="closed">
        ${say("closedText")}
        ${this.customer?.bound ? nothing : say("needReference")}${say("needAnswers")}
      </p>
    `;
  }

  #accounts() {
    const accounts = this.account?.accounts ?? [this.account];
    return accounts.map((/** @type {Record<string, any>} */ each) => this.#one(each));
  }

  /** @param {Record<string, any>} account */
  #one(account) {
    const say = this.#say;
    return html`
      <article>
        <h3>
          ${productWords(account.product ?? "", this.lang)}
          ${say("ending", { last4: account.last4 })} ·
          ${say("as_of", { day: day(account.as_of, this.lang) })}
        </h3>
        <p class="total">
          ${money(account.balance, account.currency, this.lang)}
          <span class="unseen">${say("balance")}</span>
        </p>
        <dl>
          ${this.#facts(account).map(
            ([name, value, stop]) =>
              html`<div>
                <dt>${name}</dt>
                <dd class=${stop ? "stop" : ""}>${value}</dd>
              </div>`,
          )}
        </dl>
      </article>
    `;
  }

  /** @param {Record<string, any>} account @returns {[string, string, boolean?][]} */
  #facts(account) {
    const { lang } = this;
    const say = /** @type {(key: string, values?: object) => string} */ (this.#say);
    const known = (/** @type {string} */ name) =>
      account[name] !== undefined && account[name] !== null;
    const cash = (/** @type {string} */ amount) => money(amount, account.currency, lang);
    const stop = account.stop_state && account.stop_state !== "none";
    const last = latest(account.payments);
    return /** @type {[string, string, boolean?][]} */ ([
      ...(stop ? [[say("stop_state"), say(account.stop_state), true]] : []),
      ...(account.legal_referral ? [[say("legal_referral"), say("yes"), true]] : []),
      ...(known("stage") ? [[say("stage"), stageWords(account.stage, lang)]] : []),
      ...(account.dpd ? [[say("dpd"), say("days", { n: account.dpd })]] : []),
      ...MONEY.filter(known).map((name) => [say(name), cash(account[name])]),
      ...(known("apr") ? [[say("apr"), percent(account.apr)]] : []),
      ...DAYS.filter(known).map((name) => [say(name), day(account[name], lang)]),
      ...(last ? [[say("last_payment"), `${cash(last.amount)}, ${day(last.paid_on, lang)}`]] : []),
    ]);
  }
}

customElements.define("account-facts", AccountFacts);

/** What is known of the customer: account, plan and timeline, one tab at a time. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import "./account-facts.js";
import "./account-timeline.js";
import "./conversation-brief.js";
import "./known-tabs.js";
import "./plan-builder.js";

/** @typedef {import("./known-tabs.js").Known} Known */

/** Fires `open` (detail: an earlier conversation's id) and `use` (detail: a suggestion). */
class CustomerKnown extends LitElement {
  static properties = {
    lang: {},
    store: { attribute: false },
    stamp: { attribute: false },
    tab: { state: true },
  };

  static styles = css`
    :host {
      display: block;
      background: var(--paper);
    }
  `;

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./desk-store.js").DeskStore} */
    this.store;
    /** Changes with every change of the store, which stays the same object. */
    this.stamp = 0;
    /** @type {Known} */
    this.tab = "account";
  }

  render() {
    const { lang } = this;
    return html`<known-tabs
      .lang=${lang}
      @chosen=${(/** @type {CustomEvent<Known>} */ { detail }) => (this.tab = detail)}
    >
      <div slot="account">${this.#account()}</div>
      <div slot="plan">${this.#plan()}</div>
      <account-timeline
        slot="timeline"
        .lang=${lang}
        .conversation=${this.store.current?.id ?? ""}
        .api=${this.store.api}
        .verified=${this.#open}
        .shown=${this.tab === "timeline"}
      ></account-timeline>
    </known-tabs>`;
  }

  /** Whether the account may be shown. */
  get #open() {
    const { current } = this.store;
    return Boolean(current?.customer?.verified && current.account);
  }

  #account() {
    const { current } = this.store;
    return html`
      <conversation-brief
        .lang=${this.lang}
        .brief=${current?.brief ?? null}
        @open=${(/** @type {CustomEvent<string>} */ { detail }) => this.#tell("open", detail)}
      ></conversation-brief>
      <account-facts
        .lang=${this.lang}
        .account=${current?.account ?? null}
        .customer=${current?.customer ?? null}
      ></account-facts>
    `;
  }

  #plan() {
    const { store } = this;
    const { current } = store;
    const account = current?.account?.accounts?.[0] ?? current?.account;
    return html`<plan-builder
      .lang=${this.lang}
      .conversation=${current?.id ?? ""}
      .api=${store.api}
      .verified=${this.#open}
      .currency=${account?.currency ?? ""}
      .mine=${store.mine && store.summary?.status !== "ended"}
      @use=${(/** @type {CustomEvent} */ { detail }) => this.#tell("use", detail)}
    ></plan-builder>`;
  }

  /** @param {"open" | "use"} what @param {unknown} detail */
  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

customElements.define("customer-known", CustomerKnown);

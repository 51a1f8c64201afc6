/** The desk of an agent who is logged in. */
import { LitElement, html } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { preference, speaker } from "../shared/i18n.js";
import { deskWords } from "../shared/words-desk.js";
import "./conversation-list.js";
import "./conversation-view.js";
import "./customer-known.js";
import "./desk-banners.js";
import "./desk-bar.js";
import "./desk-notices.js";
import { DeskNotifier } from "./desk-notifier.js";
import { deskTabs } from "./desk-tabs.js";
import { backToList, onToTheField } from "./going-on.js";
import "./reply-suggestions.js";
import { workspaceStyles } from "./workspace-styles.js";

/** @typedef {import("./open-conversation.js").Suggestion} Suggestion */

/** With Alt; by the place of the key, as some keyboards write other letters then. */
const LETTERS = /** @type {Record<string, string>} */ ({
  KeyA: "all",
  KeyW: "waiting",
  KeyM: "mine",
  KeyH: "hot",
});

/** Fires `language` and `log-out`. */
class DeskWorkspace extends LitElement {
  static properties = {
    lang: {},
    store: { attribute: false },
    veil: { state: true },
    tab: { state: true },
    stamp: { state: true },
  };

  static styles = [controls, workspaceStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./desk-store.js").DeskStore} */
    this.store;
    this.veil = preference.get("veil") !== "off";
    /** @type {import("./desk-tabs.js").Part} what a narrow screen shows */
    this.tab = "chat";
    this.stamp = 0;
    /** @type {DeskNotifier | null} */
    this.notifier = null;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("keydown", this.#keys);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#keys);
    this.store.removeEventListener("change", this.#follow);
    this.notifier?.stop();
  }

  willUpdate() {
    if (this.notifier) return;
    this.notifier = new DeskNotifier(this.store, () => this.lang);
    this.notifier.addEventListener("open", (event) => this.#open(/** @type {any} */ (event)));
  }

  firstUpdated() {
    this.store.addEventListener("change", this.#follow);
  }

  #follow = () => {
    this.stamp++;
  };

  get #say() {
    return speaker(deskWords, this.lang);
  }

  render() {
    const { store } = this;
    return html`
      <desk-bar
        .lang=${this.lang}
        .me=${store.me}
        .veil=${this.veil}
        .notifier=${this.notifier}
        .rest=${store.rest}
        @break=${() => store.beginBreak()}
        @language=${() => this.dispatchEvent(new Event("language"))}
        @log-out=${() => this.dispatchEvent(new Event("log-out"))}
        @veil=${this.#setVeil}
      ></desk-bar>
      <desk-banners .lang=${this.lang} .store=${store} .stamp=${this.stamp}></desk-banners>
      <desk-notices
        .lang=${this.lang}
        .store=${store}
        .stamp=${this.stamp}
        @open=${this.#open}
      ></desk-notices>
      <main class="${store.current ? "opened" : "closed"} part-${this.tab}">
        <conversation-list
          .lang=${this.lang}
          .summaries=${new Map(store.summaries)}
          .opened=${store.current?.id ?? null}
          .meId=${store.me.id}
          .veil=${this.veil}
          .ready=${store.welcomed}
          .filtering=${true}
          @open=${this.#open}
        ></conversation-list>
        ${store.current ? this.#conversation() : this.#nothingOpen()}
      </main>
    `;
  }

  #nothingOpen() {
    const say = this.#say;
    return html`<div class="empty">
      <h2>${say("choose")}</h2>
      <p>${say("chooseText")}</p>
    </div>`;
  }

  #conversation() {
    const { store, lang } = this;
    const { current } = store;
    return html`
      ${deskTabs(this.tab, current?.suggestions.length ?? 0, (part) => (this.tab = part), lang)}
      <conversation-view
        .lang=${lang}
        .store=${store}
        .stamp=${this.stamp}
        .veil=${this.veil}
        @back=${() => backToList(this)}
      ></conversation-view>
      <aside aria-label=${this.#say("parts")}>
        <reply-suggestions
          .lang=${lang}
          .conversation=${current?.id ?? ""}
          .suggestions=${current?.suggestions ?? []}
          .line=${current?.suggestedFor ?? 0}
          .quiet=${this.#quiet}
          .mine=${store.mine}
          @send-now=${(/** @type {CustomEvent<Suggestion>} */ { detail }) => {
            store.send(detail.text, detail.id);
            onToTheField(this);
          }}
          @edit=${(/** @type {CustomEvent<Suggestion>} */ { detail }) => this.#take(detail)}
          @dismiss=${(/** @type {CustomEvent<number>} */ { detail }) => store.dismiss(detail)}
        ></reply-suggestions>
        <customer-known
          class="known"
          .lang=${lang}
          .store=${store}
          .stamp=${this.stamp}
          @open=${this.#open}
          @use=${(/** @type {CustomEvent<Suggestion>} */ { detail }) => this.#take(detail)}
        ></customer-known>
      </aside>
    `;
  }

  /** @returns {string} why there are no suggestions */
  get #quiet() {
    const { summary, current, rasa } = this.store;
    if (summary?.mode === "bot") return "noneBot";
    if (rasa === "down" || current?.reason === "down") return "noneDown";
    return current?.reason === "none" ? "noneFit" : "noneYet";
  }

  get #view() {
    return /** @type {any} */ (this.renderRoot.querySelector("conversation-view"));
  }

  get #panel() {
    return /** @type {import("./reply-suggestions.js").ReplySuggestions | null} */ (
      this.renderRoot.querySelector("reply-suggestions")
    );
  }

  /** @param {CustomEvent<string>} event */
  async #open(event) {
    this.tab = "chat";
    this.store.open(event.detail);
    await this.updateComplete;
    await this.#view?.updateComplete;
    this.#view?.focusHere();
  }

  /** @param {Suggestion} suggestion */
  async #take(suggestion) {
    this.tab = "chat";
    await this.updateComplete;
    this.#view?.composer?.take(suggestion);
  }

  #keys = (/** @type {KeyboardEvent} */ event) => {
    if (this.#lettered(event)) return;
    // `code`, as Alt makes other letters of the digits on some keyboards.
    const digit = /^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1];
    if (!digit || !event.altKey || event.ctrlKey || event.metaKey || !this.store.mine) return;
    // Of those on show: newer ones that wait have not been read.
    const found = this.#panel?.shown.find(({ rank }) => rank === Number(digit));
    if (!found) return;
    event.preventDefault();
    this.#take(found);
  };

  /** @param {KeyboardEvent} event @returns {boolean} whether it was a key of the whole desk */
  #lettered(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey) return false;
    const filter = LETTERS[event.code];
    if (!filter && event.code !== "KeyK") return false;
    event.preventDefault();
    const part = (/** @type {string} */ name) =>
      /** @type {any} */ (this.renderRoot.querySelector(name));
    if (filter) part("conversation-list")?.choose(filter);
    else part("desk-bar")?.showKeys();
    return true;
  }

  /** @param {CustomEvent<boolean>} event */
  #setVeil(event) {
    this.veil = event.detail;
    preference.set("veil", this.veil ? "on" : "off");
  }
}

customElements.define("desk-workspace", DeskWorkspace);

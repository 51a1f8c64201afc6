/** Who of the staff has a log-in, and as what; for administrators. */
import { LitElement, html, nothing } from "../vendor/lit/index.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { controls } from "../shared/controls.js";
import { clock } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { meaning } from "../shared/meaning.js";
import { accountWords } from "../shared/words-accounts.js";
import { accountFormStyles } from "./account-form-styles.js";
import { panelStyles } from "./floor-styles.js";

const ROLES = /** @type {const} */ (["agent", "senior", "supervisor", "trainer", "admin"]);
const LANGUAGES = /** @type {const} */ (["zh", "en"]);
const SHORTEST = 12;

class AccountsView extends LitElement {
  static properties = {
    lang: {},
    api: { attribute: false },
    accounts: { state: true },
    asking: { state: true },
    told: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [controls, panelStyles, accountFormStyles];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {import("./floor-api.js").FloorApi} */
    this.api;
    /** @type {any[] | null} */
    this.accounts = null;
    /** @type {string | null} whose log-in is about to be shut */
    this.asking = null;
    this.told = false;
    this.problem = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#take(() => this.api.get("accounts"), false);
  }

  get #say() {
    return speaker(accountWords, this.lang);
  }

  render() {
    const say = this.#say;
    return html`
      <div role="status">${this.told ? html`<p class="soft">${say("done")}</p>` : nothing}</div>
      <div role="alert">
        ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
      </div>
      <section aria-labelledby="accounts">
        <h2 id="accounts" tabindex="-1">${say("heading")}</h2>
        ${this.accounts ? nothing : html`<p class="soft">${say("loading")}</p>`}
        ${repeat(
          this.accounts ?? [],
          ({ login }) => login,
          (account) => this.#account(account),
        )}
      </section>
      <section aria-labelledby="add">
        <h2 id="add">${say("add")}</h2>
        ${this.#form()}
      </section>
    `;
  }

  /** @param {any} account */
  #account(account) {
    const say = this.#say;
    const { login, name, number, role, languages, shut_at, demo } = account;
    const speaks = languages.map((/** @type {string} */ each) => meaning("lang", each, this.lang));
    return html`<article class="card" aria-labelledby="name-${login}">
      <div>
        <h3 id="name-${login}">${name} · ${login}</h3>
        <p class="soft">
          ${say(/** @type {any} */ (`role_${role}`))} · ${speaks.join(", ")} ·
          ${say("number", { number })}
          ${demo ? ` · ${say("demo")}` : nothing}
          ${shut_at ? ` · ${say("isShut", { time: clock(shut_at, this.lang) })}` : nothing}
        </p>
      </div>
      ${demo ? nothing : this.#deeds(account)}
    </article>`;
  }

  /** @param {any} account */
  #deeds({ login, name, shut_at }) {
    const say = this.#say;
    if (this.asking === login) {
      return html`<div class="deeds" role="group" aria-labelledby="sure">
        <p id="sure">${say("sure", { name })}</p>
        <button class="main" @click=${() => this.#change(login, "shut")}>${say("yes")}</button>
        <button @click=${() => (this.asking = null)}>${say("no")}</button>
      </div>`;
    }
    const field = `password-${login}`;
    return html`<form
      class="deeds"
      @submit=${(/** @type {Event} */ event) => this.#setPassword(event, login)}
    >
      <div>
        <label for=${field}>${say("newPassword")}</label>
        <input
          id=${field}
          name="password"
          type="password"
          minlength=${SHORTEST}
          autocomplete="new-password"
          required
        />
      </div>
      <button ?disabled=${this.busy}>${say("setPassword")}<span class="unseen">: ${login}</span></button>
      ${
        shut_at
          ? html`<button
              type="button"
              ?disabled=${this.busy}
              @click=${() => this.#change(login, "open")}
            >
              ${say("open")}<span class="unseen">: ${login}</span>
            </button>`
          : html`<button type="button" ?disabled=${this.busy} @click=${() => (this.asking = login)}>
              ${say("shut")}<span class="unseen">: ${login}</span>
            </button>`
      }
    </form>`;
  }

  #form() {
    const say = this.#say;
    return html`<form class="card" @submit=${this.#add}>
      <div class="grid">
        <div>
          <label for="login">${say("login")}</label>
          <input id="login" name="login" pattern="[a-z0-9][a-z0-9._\\-]+" maxlength="60" autocapitalize="none" autocomplete="off" required />
        </div>
        <div>
          <label for="name">${say("name")}</label>
          <input id="name" name="name" maxlength="120" autocomplete="off" required />
        </div>
        <div>
          <label for="role">${say("role")}</label>
          <select id="role" name="role">
            ${ROLES.map((role) => html`<option value=${role}>${say(`role_${role}`)}</option>`)}
          </select>
        </div>
        <div>
          <label for="password">${say("password")}</label>
          <input id="password" name="password" type="password" minlength=${SHORTEST} autocomplete="new-password" required />
        </div>
      </div>
      <fieldset>
        <legend>${say("languages")}</legend>
        ${LANGUAGES.map(
          (each) =>
            html`<label>
              <input type="checkbox" name="languages" value=${each} />
              ${meaning("lang", each, this.lang)}
            </label>`,
        )}
      </fieldset>
      <div class="deeds">
        <button class="main" ?disabled=${this.busy}>${say("create")}</button>
      </div>
    </form>`;
  }

  /** @param {Event} event */
  async #add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const languages = given.getAll("languages");
    const body = { ...Object.fromEntries(given), languages };
    if (await this.#take(() => this.api.post("accounts", body))) form.reset();
  }

  /** @param {Event} event @param {string} login */
  async #setPassword(event, login) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const password = new FormData(form).get("password");
    const body = { deed: "password", password };
    if (await this.#take(() => this.api.post(`accounts/${login}`, body))) form.reset();
  }

  /** @param {string} login @param {"shut" | "open"} deed */
  async #change(login, deed) {
    this.asking = null;
    await this.#take(() => this.api.post(`accounts/${login}`, { deed }));
    /** @type {HTMLElement} */ (this.renderRoot.querySelector("h2")).focus();
  }

  /** @param {() => Promise<{accounts: any[]}>} ask @returns {Promise<boolean>} whether it worked */
  async #take(ask, told = true) {
    this.busy = true;
    this.told = false;
    this.problem = "";
    try {
      this.accounts = (await ask()).accounts;
      this.told = told;
    } catch (/** @type {any} */ error) {
      this.problem = error.code === "bad_account" ? this.#refused(error) : this.#say("down");
    }
    this.busy = false;
    return !this.problem;
  }

  /** @param {any} error the gateway says why, in English */
  #refused(error) {
    return this.lang === "en" ? error.said : `${this.#say("refused")} (${error.said})`;
  }
}

customElements.define("accounts-view", AccountsView);

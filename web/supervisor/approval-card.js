/** One thing that waits for approval, and the form to decide on it. */
import { LitElement, css, html, nothing } from "../vendor/lit/index.js";
import { controls } from "../shared/controls.js";
import { clock, day, money, percent } from "../shared/format.js";
import { speaker } from "../shared/i18n.js";
import { approvalName, approvalWords } from "../shared/words-approvals.js";
import { panelStyles } from "./floor-styles.js";

const SHORTEST = 4;
const LONGEST = 500;
const MEANS = ["income", "essentials", "disposable", "savings_buffer", "available", "affordable"];
const MONEY = new Set(["amount", "cost", "instalment"]);

/** Fires `decide` (detail: reference, decision, reason) and `look` (detail: the conversation's id). */
class ApprovalCard extends LitElement {
  static properties = {
    lang: {},
    approval: { attribute: false },
    me: { attribute: false },
    busy: { attribute: false },
  };

  static styles = [
    controls,
    panelStyles,
    css`
      :host {
        max-width: none;
        padding: 0;
      }
      h4 {
        margin: 0 0 var(--s1);
        font-size: var(--text-s);
        font-weight: 650;
      }
      .over dd {
        color: var(--alarm);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../shared/i18n.js").Lang} */
    this.lang = "en";
    /** @type {any} */
    this.approval = null;
    /** @type {import("../shared/staff-api.js").Agent} */
    this.me;
    this.busy = false;
  }

  get #say() {
    return speaker(approvalWords, this.lang);
  }

  render() {
    const say = this.#say;
    const { reference, kind, customer, customer_number, asked_at, decides } = this.approval;
    return html`<article class="card" aria-labelledby="name">
      <div>
        <h3 id="name">${approvalName("kind", kind, this.lang)} · ${customer ?? say("visitor")}</h3>
        <p class="soft">
          ${customer_number ? `${customer_number} · ` : nothing}${reference} ·
          ${say("asked", { time: clock(asked_at, this.lang) })} ·
          ${say("decides", { role: approvalName("role", decides, this.lang) })}
        </p>
      </div>
      ${this.#plan()} ${this.#means()} ${this.#named()} ${this.#list("reasons")}
      ${this.#list("conditions")} ${this.#form()}
    </article>`;
  }

  #plan() {
    const { plan } = this.approval;
    if (!plan) return nothing;
    const say = this.#say;
    const rows = [
      ["planKind", approvalName("plan", plan.kind, this.lang)],
      ["instalment", `${this.#cash(plan.instalment)} × ${plan.n}`],
      ["last", this.#cash(plan.last_instalment)],
      ["firstDue", day(plan.first_due_on, this.lang)],
      ["principal", this.#cash(plan.principal)],
      ["interest", this.#cash(plan.total_interest)],
      ["total", this.#cash(plan.total_payable)],
      ["rate", percent(plan.apr)],
      ["contractRate", percent(plan.contract_apr)],
      ["waived", this.#cash(plan.waived)],
    ];
    return html`<div>
      <h4>${say("thePlan")}</h4>
      <dl>${rows.map(([name, value]) => this.#row(say(/** @type {any} */ (name)), value))}</dl>
    </div>`;
  }

  #means() {
    const { means, plan } = this.approval;
    const say = this.#say;
    if (!means) return html`<p class="soft">${say("meansUnknown")}</p>`;
    const over = plan && Number(plan.instalment) > Number(means.affordable);
    return html`<div class=${over ? "over" : ""}>
      <h4>${say("theMeans")}</h4>
      <dl>
        ${MEANS.map((name) => this.#row(say(/** @type {any} */ (`means_${name}`)), this.#cash(means[name])))}
      </dl>
      <p class="soft">
        ${say(/** @type {any} */ (`evidence_${means.evidence}`))}, ${clock(means.at, this.lang)}
      </p>
      ${over ? html`<p class="problem">${say("overMeans")}</p>` : nothing}
    </div>`;
  }

  #named() {
    const { named, plan } = this.approval;
    const entries = Object.entries(named);
    if (plan || !entries.length) return nothing;
    return html`<dl>
      ${entries.map(([name, value]) =>
        this.#row(approvalName("named", name, this.lang), MONEY.has(name) ? this.#cash(value) : value),
      )}
    </dl>`;
  }

  /** @param {"reasons" | "conditions"} which */
  #list(which) {
    const names = this.approval[which];
    if (!names.length) return nothing;
    const words = names.map((/** @type {string} */ name) => approvalName(which, name, this.lang));
    return html`<div>
      <h4>${this.#say(which)}</h4>
      <p>${words.join(this.lang === "zh" ? "；" : "; ")}</p>
    </div>`;
  }

  #form() {
    const say = this.#say;
    const { conversation_id, decides } = this.approval;
    const above = decides === "committee" && this.me.role !== "admin";
    return html`<form class="deeds" @submit=${this.#submit}>
      <div>
        <label for="reason">${say("reason")}</label>
        <input id="reason" required minlength=${SHORTEST} maxlength=${LONGEST} autocomplete="off" @keydown=${stay} />
      </div>
      <button class="main" value="approved" ?disabled=${this.busy || above}>${say("approve")}</button>
      <button value="refused" ?disabled=${this.busy}>${say("refuse")}</button>
      ${
        conversation_id
          ? html`<button
              type="button"
              class="quiet"
              @click=${() => this.dispatchEvent(new CustomEvent("look", { detail: conversation_id }))}
            >
              ${say("look")}
            </button>`
          : nothing
      }
      ${above ? html`<p class="soft">${say("committee_decides")}</p>` : nothing}
    </form>`;
  }

  /** @param {string} name @param {unknown} value */
  #row(name, value) {
    return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  }

  /** @param {string | null | undefined} amount */
  #cash(amount) {
    return money(amount, this.approval.currency ?? "", this.lang);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const reason = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("input")).value.trim();
    const decision = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
    if (reason.length < SHORTEST || !decision) return;
    const { reference } = this.approval;
    this.dispatchEvent(new CustomEvent("decide", { detail: { reference, decision, reason } }));
  }
}

/** Enter would press the first button, and a grant must never be a slip. @param {KeyboardEvent} event */
function stay(event) {
  if (event.key === "Enter") event.preventDefault();
}

customElements.define("approval-card", ApprovalCard);

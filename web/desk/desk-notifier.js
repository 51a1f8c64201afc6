/** Calls an agent who is looking elsewhere by a notification of the browser, where they wish so. */
import { preference, speaker } from "../shared/i18n.js";
import { notifyWords } from "../shared/words-notify.js";
import { Looking } from "./looking.js";
import { worthCalling } from "./worth-calling.js";

/** @typedef {import("./worth-calling.js").Call} Call */
/** @typedef {"blocked" | "none" | "unanswered"} Trouble why there are none although they are wished for */

const WISH = "notify";
const GRAVE = ["crisis", "ownCrisis"];

/** What the browser says of notifications: granted, denied, default, or that it has none. */
const permission = () => ("Notification" in window ? Notification.permission : "none");

/** Fires `change`, and `open` (detail: the id of a conversation) when one was pressed. */
export class DeskNotifier extends EventTarget {
  /** @type {Trouble | null} */
  #trouble = null;
  /** @type {PermissionStatus | null} */
  #status = null;

  /** @param {import("./desk-store.js").DeskStore} store @param {() => import("../shared/i18n.js").Lang} lang */
  constructor(store, lang) {
    super();
    this.store = store;
    this.lang = lang;
    this.looking = new Looking(() => store.current?.id ?? null);
    store.addEventListener("change", this.looking.update);
    store.addEventListener("summary", this.#summary);
    store.addEventListener("assigned", this.#assigned);
    addEventListener("storage", this.#changed);
    this.#watch();
  }

  stop() {
    this.looking.stop();
    this.store.removeEventListener("change", this.looking.update);
    this.store.removeEventListener("summary", this.#summary);
    this.store.removeEventListener("assigned", this.#assigned);
    removeEventListener("storage", this.#changed);
    this.#status?.removeEventListener("change", this.#changed);
  }

  get wished() {
    return preference.get(WISH) === "on";
  }

  get on() {
    return this.wished && permission() === "granted";
  }

  /** @returns {Trouble | null} */
  get trouble() {
    if (this.wished && permission() === "denied") return "blocked";
    return this.on ? null : this.#trouble;
  }

  /** The browser is asked here and nowhere else. @param {boolean} on */
  async turn(on) {
    this.#trouble = null;
    preference.set(WISH, on ? "on" : "off");
    if (on && permission() === "none") this.#fail("none");
    else if (on && permission() === "default") {
      const answer = await Notification.requestPermission();
      if (answer === "default") this.#fail("unanswered");
      // The wish stays: they come once the browser lets them.
      else if (answer === "denied") this.#trouble = "blocked";
    }
    this.#changed();
  }

  /** @param {Trouble} trouble */
  #fail(trouble) {
    this.#trouble = trouble;
    preference.set(WISH, "off");
  }

  async #watch() {
    try {
      this.#status = await navigator.permissions.query({ name: "notifications" });
      this.#status.addEventListener("change", this.#changed);
    } catch {
      // Not every browser tells: then it is seen at the next turn.
    }
  }

  #changed = () => {
    this.dispatchEvent(new Event("change"));
  };

  #summary = (/** @type {any} */ { detail: { before, after } }) => {
    const call = worthCalling(before, after, this.store.me.id);
    if (call) this.#call(call, after.id);
  };

  #assigned = (/** @type {any} */ { detail }) => {
    this.#call("assigned", detail);
  };

  /** @param {Call} call @param {string} id of the conversation */
  async #call(call, id) {
    // A break is a break.
    if (!this.on || this.store.rest?.status === "begun" || (await this.looking.at(id))) return;
    const say = speaker(notifyWords, this.lang());
    try {
      const notification = new Notification(say("title"), {
        body: say(call),
        lang: this.lang(),
        // A second one of the same conversation takes the place of the first.
        tag: `forbear:${GRAVE.includes(call) ? "crisis" : call}:${id}`,
        requireInteraction: GRAVE.includes(call),
      });
      notification.onclick = () => this.#pressed(notification, id);
    } catch {
      // Telephones show none without a service worker.
      this.#fail("none");
      this.#changed();
    }
  }

  /** @param {Notification} notification @param {string} id */
  #pressed(notification, id) {
    notification.close();
    focus();
    this.dispatchEvent(new CustomEvent("open", { detail: id }));
  }
}

/** What an agent does, as frames to the gateway; whoever extends it knows how these travel. */
import { newId } from "../shared/outbox.js";

export class DeskDeeds extends EventTarget {
  /** About the conversation that is open. @param {object} frame */
  act(frame) {
    throw new Error(`nobody takes ${JSON.stringify(frame)}`);
  }

  /** @param {object} frame @returns {boolean} whether it went out */
  deliver(frame) {
    throw new Error(`nobody delivers ${JSON.stringify(frame)}`);
  }

  /** @param {number} suggestionId */
  dismiss(suggestionId) {
    this.act({ type: "dismiss", suggestion_id: suggestionId });
  }

  takeOver() {
    this.act({ type: "take_over" });
  }

  handBack() {
    this.act({ type: "hand_back" });
  }

  /** @param {string} wrapUp what it came to */
  end(wrapUp) {
    this.act({ type: "end", wrap_up: wrapUp });
  }

  /** @param {string} to queue or supervisor @param {string} note for whoever takes it up */
  handOn(to, note) {
    this.act({ type: "hand_on", to, note });
  }

  /** A person has made sure. @param {string} ground @param {string} reason in words */
  clearCrisis(ground, reason) {
    this.act({ type: "clear_crisis", ground, reason });
  }

  undoClearCrisis() {
    this.act({ type: "undo_clear_crisis" });
  }

  /** For the staff alone. @param {string} text */
  note(text) {
    this.act({ type: "note", id: newId(), text });
  }

  /** Ask a supervisor to let a blocked reply through. @param {string} text */
  askLeader(text) {
    this.act({ type: "ask_override", id: newId(), text });
  }

  beginBreak() {
    this.deliver({ type: "begin_break" });
  }

  /** End the break, or decline the one that is offered. */
  settleBreak() {
    this.deliver({ type: "settle_break" });
  }
}

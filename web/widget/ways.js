/** What a customer can do beside writing: end, rate, book a call; and their place in the queue. */

/** @typedef {{day: string, part: "morning" | "afternoon" | "evening", from: number, until: number}} CallTime */

export class Ways {
  /** @type {number | null} how many stand in the queue up to this customer */
  place = null;
  /** @type {CallTime[] | null} null until the gateway was asked */
  times = null;
  /** @type {{day: string, part: string, reference: string} | null} */
  booked = null;

  /** @param {(frame: object) => boolean} deliver */
  constructor(deliver) {
    this.deliver = deliver;
  }

  /** @param {any} frame */
  receive(frame) {
    if (frame.type === "queue") this.place = frame.place;
    else if (frame.type === "call_back_times") this.times = frame.times;
    else if (frame.type === "call_back_booked") this.booked = frame;
    else if (frame.type === "conversation" && !frame.conversation.waiting) this.place = null;
  }

  end() {
    this.deliver({ type: "end" });
  }

  /** @param {number} rating */
  rate(rating) {
    this.deliver({ type: "rate", rating });
  }

  askTimes() {
    this.deliver({ type: "call_back_times" });
  }

  /** @param {CallTime} time */
  book({ day, part }) {
    this.deliver({ type: "call_back", day, part });
  }
}

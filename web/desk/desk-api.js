/** The desk's requests to the gateway. */
import { StaffApi } from "../shared/staff-api.js";

export class DeskApi extends StaffApi {
  /** @param {string} id */
  conversation(id) {
    return this.ask("GET", `/api/conversations/${encodeURIComponent(id)}`);
  }

  /** The engine's offers. @param {string} id @param {object} means what the customer can pay */
  plans(id, means) {
    return this.ask("POST", `/api/conversations/${encodeURIComponent(id)}/plans`, means);
  }

  /** One of them as a draft. @param {string} id @param {object} chosen */
  draftPlan(id, chosen) {
    return this.ask("POST", `/api/conversations/${encodeURIComponent(id)}/plans/draft`, chosen);
  }
}

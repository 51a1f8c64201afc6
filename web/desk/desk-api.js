/** The desk's requests to the gateway. */
import { StaffApi } from "../shared/staff-api.js";

export class DeskApi extends StaffApi {
  /** @param {string} id */
  conversation(id) {
    return this.ask("GET", `/api/conversations/${encodeURIComponent(id)}`);
  }
}

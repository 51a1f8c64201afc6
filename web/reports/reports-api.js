/** The reports' requests to the gateway. */
import { StaffApi } from "../shared/staff-api.js";

/** @typedef {Record<string, string | number | boolean | null>} Row */
/** @typedef {{from: string, to: string, language: string, place: string}} Filters */
/** @typedef {{scope: Filters, parts: Record<string, Row[]>}} Report */

export class ReportsApi extends StaffApi {
  place = "reports";

  /** @param {Partial<Filters>} filters @returns {Promise<Report>} */
  report(filters) {
    return this.ask("GET", `/api/reports?${query(filters)}`);
  }
}

/** @param {string} name @param {Partial<Filters>} filters where a part is to be had as a file */
export function fileOf(name, filters) {
  return `/api/reports/${name}.csv?${query(filters)}`;
}

/** @param {Partial<Filters>} filters */
function query(filters) {
  const given = Object.entries(filters).filter(([, value]) => value);
  return new URLSearchParams(/** @type {[string, string][]} */ (given)).toString();
}

/** Chart.js as a module: its one file puts itself into the global object, and nothing else does. */
import "../vendor/chart.js/chart.umd.min.js";

/** @type {any} */
export const Chart = /** @type {any} */ (globalThis).Chart;

/** Draws a chart; whoever cannot see it reads the table beside it. */
import { LitElement, css, html } from "../vendor/lit/index.js";
import { Chart } from "./chart-library.js";
import { whiskers } from "./whiskers.js";

const BAR = 40;
const FRAME = 96;
const LINES = 260;
const INK = "#4d5d61";
const GRID = "#dbe2df";
const LABEL = 26;

class ReportChart extends LitElement {
  static properties = { chart: { attribute: false }, label: {} };

  static styles = css`
    :host {
      display: block;
      min-width: 0;
    }
    div {
      position: relative;
      min-width: 0;
    }
    canvas {
      display: block;
    }
  `;

  constructor() {
    super();
    /** @type {import("./parts.js").ChartShape} */
    this.chart;
    this.label = "";
    /** @type {any} */
    this.drawn = null;
  }

  render() {
    return html`<div><canvas role="img" aria-label=${this.label}></canvas></div>`;
  }

  updated() {
    const canvas = /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector("canvas"));
    const frame = /** @type {HTMLElement} */ (canvas.parentElement);
    const { labels, lines } = this.chart;
    // The policy of the page permits no style in the markup; a script may set it.
    frame.style.height = `${lines ? LINES : FRAME + BAR * labels.length}px`;
    this.drawn?.destroy();
    this.drawn = new Chart(canvas, configOf(this.chart, getComputedStyle(this).fontFamily));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.drawn?.destroy();
    this.drawn = null;
  }
}

/** @param {import("./parts.js").ChartShape} shape @param {string} family of the letters */
function configOf(shape, family) {
  const axis = lengthAxis(shape);
  const names = {
    stacked: shape.stacked,
    grid: { display: false },
    ticks: { color: INK, maxRotation: 0, ...(shape.lines ? { maxTicksLimit: 8 } : { callback: short }) },
  };
  return {
    type: shape.lines ? "line" : "bar",
    plugins: [whiskers],
    data: { labels: shape.labels, datasets: shape.series.map(dataset) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: shape.lines ? "x" : "y",
      font: { family },
      scales: shape.lines ? { x: names, y: axis } : { x: axis, y: names },
      plugins: { legend: { align: "start", labels: { color: INK, boxWidth: 14 } } },
    },
  };
}

/** @param {import("./parts.js").ChartShape} shape */
function lengthAxis(shape) {
  return {
    type: shape.logarithmic ? "logarithmic" : "linear",
    stacked: shape.stacked,
    beginAtZero: true,
    max: shape.most,
    grid: { color: GRID },
    ticks: { color: INK, precision: 0, maxTicksLimit: 6 },
  };
}

/** @param {import("./parts.js").Series} each */
function dataset(each) {
  return {
    label: each.label,
    data: each.values,
    whiskers: each.whiskers,
    backgroundColor: each.colour,
    borderColor: each.colour,
    borderWidth: 2,
    pointRadius: 3,
    maxBarThickness: 22,
  };
}

/** @this {any} @param {number} value a long name is cut in the chart and whole in the table */
function short(value) {
  const name = this.getLabelForValue(value);
  const most = /\p{Script=Han}/u.test(name) ? LABEL / 2 : LABEL;
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

customElements.define("report-chart", ReportChart);

/** The few drawings, as line art that takes the colour of its text. */
import { svg, html } from "../vendor/lit/index.js";

/** @param {import("../vendor/lit/index.js").SVGTemplateResult} shape */
const icon = (shape) =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;

export const chatIcon = icon(
  svg`<path d="M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z" /><path d="M8 10h8M8 13h5" />`,
);
export const downIcon = icon(svg`<path d="m6 9 6 6 6-6" />`);
export const backIcon = icon(svg`<path d="m15 6-6 6 6 6" />`);
export const sendIcon = icon(svg`<path d="M12 19V5M6 11l6-6 6 6" />`);
export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6 6 18" />`);
export const botIcon = icon(
  svg`<rect x="5" y="8" width="14" height="11" rx="3" /><path d="M12 8V4M9.5 13v1M14.5 13v1M2.5 13v2M21.5 13v2" />`,
);
export const personIcon = icon(
  svg`<circle cx="12" cy="8" r="3.5" /><path d="M5 20c.8-4 3.6-6 7-6s6.2 2 7 6" />`,
);
export const lockIcon = icon(
  svg`<rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`,
);
export const checkIcon = icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`);
export const flagIcon = icon(svg`<path d="M6 21V4M6 5h11l-2.5 4L17 13H6" />`);
export const sparkIcon = icon(
  svg`<path d="M12 4v4M12 16v4M4 12h4M16 12h4M7 7l2 2M15 15l2 2M17 7l-2 2M9 15l-2 2" />`,
);

/** How buttons, fields and notices look, for every shadow root that has some. */
import { css } from "../vendor/lit/index.js";

export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    color: inherit;
    font: inherit;
    line-height: inherit;
    letter-spacing: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--s2);
    min-height: 2.25rem;
    padding: var(--s1) var(--s3);
    border: 1px solid var(--edge);
    border-radius: var(--round-s);
    background: var(--paper);
    cursor: pointer;
    transition:
      background-color 120ms,
      border-color 120ms;
  }
  button:hover:not(:disabled, [aria-disabled="true"]) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  button:disabled,
  button[aria-disabled="true"] {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--ink-soft);
    cursor: default;
  }
  button.main {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button.main:hover:not(:disabled, [aria-disabled="true"]) {
    border-color: var(--accent-deep);
    background: var(--accent-deep);
  }
  button.main:disabled,
  button.main[aria-disabled="true"] {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--ink-soft);
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
  }
  button.quiet:hover:not(:disabled) {
    background: var(--accent-soft);
  }
  button.link {
    display: inline;
    min-height: 1.5rem;
    padding: 0 var(--s1);
    border: 0;
    background: none;
    color: var(--accent);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  button.icon {
    width: 2.25rem;
    padding: 0;
  }
  input,
  select,
  textarea {
    width: 100%;
    min-height: 2.5rem;
    padding: var(--s2) var(--s3);
    border: 1px solid var(--edge);
    border-radius: var(--round-s);
    background: var(--paper);
  }
  label {
    font-size: var(--text-s);
    font-weight: 600;
  }
  svg {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  textarea:focus-visible,
  input:focus-visible,
  input[type="date"]:focus-within,
  select:focus-visible {
    border-color: var(--accent);
    outline: 2px solid var(--accent);
    outline-offset: -1px;
  }
  .notice {
    padding: var(--s2) var(--s4);
    border-block: 1px solid var(--care-line);
    background: var(--care-soft);
    color: var(--care);
    font-size: var(--text-s);
  }
  .notice.alarm {
    border-color: var(--alarm-line);
    background: var(--alarm-soft);
    color: var(--alarm);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;

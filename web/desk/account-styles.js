/** How the account's facts look. */
import { css } from "../vendor/lit/index.js";

export const accountStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
    background: var(--paper);
  }
  section:focus-visible {
    outline-offset: -3px;
  }
  section {
    overflow-y: auto;
    scrollbar-width: thin;
    padding: var(--s3) var(--s4) var(--s4);
  }
  h2 {
    display: flex;
    align-items: center;
    gap: var(--s2);
    font-size: var(--text-m);
    font-weight: 650;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--s1);
    margin-inline-start: auto;
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 400;
  }
  .verified {
    color: var(--accent-deep);
    font-weight: 600;
  }
  h3 {
    margin-top: var(--s2);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 400;
  }
  .total {
    font-size: var(--text-xl);
    font-variant-numeric: tabular-nums;
    font-weight: 650;
    line-height: 1.3;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr));
    gap: var(--s2) var(--s3);
    margin-top: var(--s2);
    font-size: var(--text-s);
    line-height: 1.35;
  }
  dt {
    color: var(--ink-soft);
    font-size: 0.75rem;
  }
  dd {
    font-variant-numeric: tabular-nums;
  }
  .stop {
    color: var(--alarm);
    font-weight: 600;
  }
  .closed {
    margin-top: var(--s2);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  article + article {
    margin-top: var(--s3);
    padding-top: var(--s2);
    border-top: 1px solid var(--line);
  }
`;

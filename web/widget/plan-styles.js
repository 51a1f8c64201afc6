/** How a plan's card looks. */
import { css } from "../vendor/lit/index.js";

export const planStyles = css`
  :host {
    display: block;
  }
  article {
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--round-m);
    background: var(--paper);
  }
  h3 {
    padding: var(--s2) var(--s4);
    background: var(--accent-soft);
    color: var(--accent-deep);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .offer,
  .missed,
  .foot {
    padding: var(--s3) var(--s4);
  }
  .offer + .offer,
  .missed,
  .foot {
    border-top: 1px solid var(--line);
  }
  .option {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .price {
    font-size: var(--text-xl);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
  }
  .price small {
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 400;
  }
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--s1) var(--s4);
    margin: var(--s2) 0 var(--s3);
    font-size: var(--text-s);
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .total {
    font-weight: 650;
  }
  .approval {
    margin-bottom: var(--s3);
    color: var(--care);
    font-size: var(--text-s);
  }
  button {
    width: 100%;
  }
  #reading {
    margin-bottom: var(--s2);
  }
  /* Its place stays, so that the button does not move under a finger. */
  .over {
    visibility: hidden;
  }
  .missed,
  .foot p {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
`;

/** How the demo's controls look. */
import { css } from "../vendor/lit/index.js";

export const chooserStyles = css`
  section {
    padding: var(--s5);
    border: 1px dashed var(--edge);
    border-radius: var(--round-l);
    background: var(--paper);
  }
  h2 {
    font-size: var(--text-l);
    font-weight: 650;
  }
  h3,
  legend {
    padding: 0;
    font-size: var(--text-s);
    font-weight: 600;
  }
  .note,
  small {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  h2 + .note {
    margin-bottom: var(--s4);
  }
  select {
    margin-top: var(--s1);
  }
  fieldset {
    margin: var(--s4) 0;
    padding: 0;
    border: 0;
  }
  .way {
    display: flex;
    gap: var(--s3);
    padding-block: var(--s2);
    font-size: var(--text-m);
    font-weight: 400;
    cursor: pointer;
  }
  .way small {
    display: block;
    line-height: 1.35;
  }
  input[type="radio"] {
    flex: none;
    width: 1.125rem;
    min-height: 1.125rem;
    height: 1.125rem;
    margin: 0.2rem 0 0;
    accent-color: var(--accent);
  }
  .know {
    padding: var(--s4);
    border-radius: var(--round-m);
    background: var(--sunken);
  }
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--s1) var(--s4);
    margin-block: var(--s2);
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    font-variant-numeric: tabular-nums;
    font-weight: 650;
  }
`;

/** How the form of a correction looks. */
import { css } from "../vendor/lit/index.js";

export const formStyles = css`
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: var(--text-s);
    font-weight: 600;
  }
  .guesses button[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
    font-weight: 600;
  }
  kbd {
    padding: 0 0.3rem;
    border: 1px solid var(--line);
    border-radius: 3px;
    color: var(--ink-soft);
    font: inherit;
    font-size: 0.7rem;
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: var(--s1);
    min-height: 1.75rem;
    font-weight: 400;
  }
  .choice input {
    width: 1.125rem;
    min-height: 1.125rem;
    margin: 0;
    accent-color: var(--accent);
  }
  textarea {
    resize: vertical;
  }
  .similar li {
    padding: var(--s1) 0;
    border-bottom: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .nearer {
    color: var(--care);
    font-weight: 600;
  }
  summary {
    min-height: 1.5rem;
    font-size: var(--text-s);
    font-weight: 600;
    cursor: pointer;
  }
`;

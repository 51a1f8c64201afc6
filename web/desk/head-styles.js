/** Who writes in a conversation, and what marks it: the same at the desk and on the floor. */
import { css } from "../vendor/lit/index.js";

export const headStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
    min-height: 3.25rem;
    padding: var(--s2) var(--s4);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
  }
  .who {
    flex: 1 1 12rem;
    min-width: 0;
  }
  h2 {
    overflow-wrap: anywhere;
    font-size: var(--text-l);
    font-weight: 650;
    line-height: 1.3;
  }
  h2:focus-visible {
    outline: none;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--s3);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  desk-transcript {
    flex: 1;
  }
`;

/** How the timeline of an account looks. */
import { css } from "../vendor/lit/index.js";

export const timelineStyles = css`
  section {
    display: grid;
    gap: var(--s2);
    padding: var(--s3) var(--s4) var(--s4);
    font-size: var(--text-s);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  h3 {
    margin-top: var(--s2);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 600;
  }
  ol {
    display: grid;
    gap: var(--s3);
    padding-inline-start: var(--s3);
    border-inline-start: 2px solid var(--line);
  }
  li {
    overflow-wrap: anywhere;
  }
  li > p:not(.soft) {
    font-weight: 600;
  }
  time,
  .soft {
    color: var(--ink-soft);
  }
  .wrong {
    color: var(--alarm);
  }
  [role="status"]:empty {
    display: none;
  }
  section > button {
    justify-self: start;
  }
`;

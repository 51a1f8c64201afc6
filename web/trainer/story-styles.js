/** How the making of a story looks. */
import { css } from "../vendor/lit/index.js";

export const storyStyles = css`
  ol {
    margin-bottom: var(--s2);
    display: grid;
    gap: var(--s2);
  }
  ol li {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr) auto auto;
    gap: var(--s1);
    align-items: center;
    padding: var(--s2);
    border: 1px solid var(--line);
    border-radius: var(--round-s);
    font-size: var(--text-s);
  }
  ol li.against {
    border-color: var(--alarm);
    background: var(--alarm-soft);
  }
  li input,
  li select {
    min-height: 2rem;
    padding: var(--s1);
  }
  li .wide {
    grid-column: 2 / -1;
  }
  .halves {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));
    gap: var(--s3);
  }
  pre {
    margin: 0;
    max-height: 24rem;
    overflow: auto;
    padding: var(--s2);
    border: 1px solid var(--line);
    border-radius: var(--round-s);
    background: var(--sunken);
    font-size: 0.75rem;
    white-space: pre-wrap;
  }
  .fields {
    display: grid;
    gap: var(--s3);
  }
  .conflict {
    color: var(--alarm);
    font-size: var(--text-s);
  }
`;

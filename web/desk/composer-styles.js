/** How the agent's field looks. */
import { css } from "../vendor/lit/index.js";

export const composerStyles = css`
  :host {
    display: block;
    position: relative;
  }
  form {
    padding: var(--s3) var(--s5);
    border-top: 1px solid var(--line);
    background: var(--paper);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--s3);
    margin-bottom: var(--s1);
    font-size: var(--text-s);
  }
  .from {
    color: var(--accent-deep);
  }
  #count {
    margin-inline-start: auto;
    color: var(--ink-soft);
  }
  #count.over {
    color: var(--alarm);
    font-weight: 600;
  }
  textarea {
    min-height: 4.25rem;
    max-height: 12rem;
    resize: none;
    field-sizing: content;
    overflow-wrap: anywhere;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s2);
    margin-top: var(--s2);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  canned-button {
    margin-inline-start: auto;
  }
  .main {
    padding-inline: var(--s5);
  }
`;

/** How the open chat is laid out. */
import { css } from "../vendor/lit/index.js";

export const panelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    background: var(--ground);
  }
  .head {
    display: flex;
    align-items: center;
    gap: var(--s2);
    padding: var(--s3) var(--s2) var(--s3) var(--s4);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
  }
  .face {
    display: grid;
    flex: none;
    place-items: center;
    width: 2.5rem;
    height: 2.5rem;
    margin-inline-end: var(--s1);
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent-deep);
  }
  .who {
    flex: 1;
    min-width: 0;
  }
  h2 {
    overflow-wrap: anywhere;
    font-size: var(--text-l);
    font-weight: 650;
    line-height: 1.3;
  }
  .who p {
    color: var(--ink-soft);
    font-size: var(--text-s);
    line-height: 1.35;
  }
  .head button {
    flex: none;
    color: var(--accent-deep);
    font-size: var(--text-s);
    font-weight: 600;
  }
  forbear-chat-log {
    flex: 1;
    min-height: 6rem;
  }
  .blank {
    display: grid;
    flex: 1;
    place-content: center;
    gap: var(--s4);
    padding: var(--s6);
    text-align: center;
  }
  .foot {
    padding: var(--s3) var(--s4) var(--s2);
    border-top: 1px solid var(--line);
    background: var(--paper);
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
    margin-bottom: var(--s3);
  }
  .answers button {
    border-color: var(--accent);
    border-radius: 1.25rem;
    color: var(--accent-deep);
    font-weight: 600;
    text-align: start;
  }
  /* Little height, as on a phone held sideways or at a zoom of 200 %. */
  @media (max-height: 30rem) {
    .head,
    .foot {
      padding-block: var(--s1);
    }
    .who p {
      display: none;
    }
  }
`;

/** How the desk is laid out: three columns, or one part at a time on a narrow screen. */
import { css } from "../vendor/lit/index.js";

export const workspaceStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    /* At a zoom of 200 % the page scrolls rather than squeeze the conversation away. */
    height: max(100dvh, 34rem);
  }
  main {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(15rem, 19rem) minmax(22rem, 1fr) minmax(19rem, 25rem);
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }
  conversation-list {
    border-inline-end: 1px solid var(--line);
  }
  aside {
    display: grid;
    grid-template-rows: minmax(0, 1fr) fit-content(50%);
    min-height: 0;
    border-inline-start: 1px solid var(--line);
    background: var(--ground);
  }
  .known {
    min-height: 0;
    overflow-y: auto;
    border-top: 1px solid var(--line);
    scrollbar-width: thin;
  }
  .empty {
    grid-column: 2 / -1;
    align-self: center;
    padding: var(--s6);
    color: var(--ink-soft);
    text-align: center;
  }
  .empty h2 {
    color: var(--ink);
    font-size: var(--text-xl);
    font-weight: 650;
  }
  nav {
    display: none;
  }
  @media (max-width: 60rem) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
    main.opened {
      grid-template-rows: auto minmax(0, 1fr);
    }
    main.opened conversation-list,
    .part-chat aside,
    .part-replies conversation-view,
    .part-account conversation-view,
    .part-replies .known,
    .part-account reply-suggestions,
    .empty {
      display: none;
    }
    nav {
      display: flex;
      border-bottom: 1px solid var(--line);
      background: var(--paper);
    }
    nav button {
      flex: 1;
      min-height: 2.75rem;
      border-bottom: 3px solid transparent;
      border-radius: 0;
      font-weight: 600;
    }
    nav [aria-current] {
      border-bottom-color: var(--accent);
      color: var(--accent-deep);
    }
    aside {
      grid-template-rows: minmax(0, 1fr);
      border: 0;
    }
  }
`;

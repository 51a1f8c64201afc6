/** How the trainer's page is laid out. */
import { css } from "../vendor/lit/index.js";

export const workspaceStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
  }
  main {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(18rem, 25rem) minmax(0, 1fr);
    min-height: 0;
  }
  main.opened {
    grid-template-columns: minmax(16rem, 22rem) minmax(20rem, 1fr) minmax(22rem, 30rem);
  }
  main.single {
    display: block;
    overflow-y: auto;
  }
  main > * {
    min-width: 0;
    min-height: 0;
    overflow-y: auto;
    border-inline-end: 1px solid var(--line);
  }
  .empty {
    display: grid;
    place-content: center;
    gap: var(--s2);
    padding: var(--s6);
    color: var(--ink-soft);
    text-align: center;
  }
  .empty h2 {
    color: var(--ink);
    font-size: var(--text-l);
    font-weight: 650;
  }
  @media (max-width: 68rem) {
    :host {
      height: auto;
      min-height: 100dvh;
    }
    main,
    main.opened {
      grid-template-columns: minmax(0, 1fr);
    }
    main.opened review-inbox,
    .empty {
      display: none;
    }
    main > * {
      overflow-y: visible;
    }
  }
`;

export const panelStyles = css`
  :host {
    display: block;
    background: var(--paper);
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s2);
    min-height: 3.25rem;
    padding: var(--s2) var(--s4);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  h3 {
    font-size: var(--text-s);
    font-weight: 650;
  }
  .none,
  .soft {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .none {
    padding: var(--s5) var(--s4);
  }
  .reason {
    display: inline-block;
    padding: 0 var(--s2);
    border-radius: 1rem;
    background: var(--accent-soft);
    color: var(--accent-deep);
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 1.6;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s2);
    min-width: 0;
  }
  .body {
    display: grid;
    gap: var(--s4);
    padding: var(--s4);
  }
`;

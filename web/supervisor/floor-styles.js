/** How the supervisor's page is laid out: two columns, or one part below the other. */
import { css } from "../vendor/lit/index.js";

export const workspaceStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: max(100dvh, 34rem);
  }
  .count {
    min-width: 1.35rem;
    padding: 0 var(--s1);
    border-radius: 1rem;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.75rem;
    font-weight: 700;
    text-align: center;
  }
  main {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(22rem, 3fr) minmax(20rem, 2fr);
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }
  main.opened {
    grid-template-columns: minmax(18rem, 2fr) minmax(24rem, 3fr);
  }
  main.single {
    display: block;
    overflow-y: auto;
  }
  .left {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-inline-end: 1px solid var(--line);
  }
  conversation-list {
    flex: 1;
    border-top: 1px solid var(--line);
  }
  floor-staff {
    overflow-y: auto;
  }
  @media (max-width: 60rem) {
    :host {
      height: auto;
      min-height: 100dvh;
    }
    main,
    main.opened {
      display: block;
    }
    main.opened .left,
    main.opened ~ * {
      display: none;
    }
    floor-conversation {
      min-height: 80dvh;
    }
    .left {
      border: 0;
    }
  }
`;

export const panelStyles = css`
  :host {
    display: block;
    max-width: 64rem;
    margin-inline: auto;
    padding: var(--s4);
  }
  h2 {
    margin-bottom: var(--s3);
    font-size: var(--text-l);
    font-weight: 650;
  }
  h3 {
    font-size: var(--text-m);
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  section {
    margin-bottom: var(--s6);
  }
  .soft {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .card {
    display: grid;
    gap: var(--s3);
    margin-bottom: var(--s3);
    padding: var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--round-m);
    background: var(--paper);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
    gap: var(--s1) var(--s4);
    font-size: var(--text-s);
  }
  dl > div {
    display: flex;
    justify-content: space-between;
    gap: var(--s2);
    border-bottom: 1px dotted var(--line);
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s2);
  }
  .deeds > div {
    flex: 1 1 16rem;
  }
  .problem {
    color: var(--alarm);
    font-weight: 600;
  }
`;

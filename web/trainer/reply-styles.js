/** How the replies are laid out. */
import { css } from "../vendor/lit/index.js";

export const replyStyles = css`
  .halves {
    display: grid;
    grid-template-columns: minmax(16rem, 24rem) minmax(0, 1fr);
  }
  nav {
    border-inline-end: 1px solid var(--line);
  }
  nav li button {
    justify-content: flex-start;
    width: 100%;
    border: 0;
    border-radius: 0;
    text-align: start;
    overflow-wrap: anywhere;
  }
  nav [aria-current] {
    background: var(--accent-soft);
    font-weight: 650;
  }
  .search {
    padding: var(--s3) var(--s4);
  }
  .wording {
    display: grid;
    gap: var(--s1);
    padding: var(--s3) 0;
    border-bottom: 1px solid var(--line);
  }
  .missing {
    color: var(--alarm);
    font-size: var(--text-s);
    font-weight: 600;
  }
  @media (max-width: 56rem) {
    .halves {
      grid-template-columns: minmax(0, 1fr);
    }
    nav ul {
      max-height: 14rem;
      overflow-y: auto;
    }
  }
`;

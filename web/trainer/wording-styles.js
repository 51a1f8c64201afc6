/** How one wording looks while it is written. */
import { css } from "../vendor/lit/index.js";

export const wordingStyles = css`
  :host {
    padding: var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--round-m);
  }
  form {
    display: grid;
    gap: var(--s3);
    margin-bottom: var(--s3);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: var(--s2);
  }
  textarea {
    resize: vertical;
  }
  .fine {
    color: var(--accent-deep);
    font-size: var(--text-s);
  }
`;

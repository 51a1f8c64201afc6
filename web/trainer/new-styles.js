/** How the forms for something new look. */
import { css } from "../vendor/lit/index.js";

export const newStyles = css`
  section {
    display: grid;
    gap: var(--s4);
    max-width: 52rem;
    margin-inline: auto;
    padding: var(--s5) var(--s4);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: var(--s3);
  }
  fieldset {
    display: grid;
    gap: var(--s2);
    margin: 0;
    padding: var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--round-m);
  }
  legend {
    padding: 0 var(--s1);
    font-size: var(--text-s);
    font-weight: 600;
  }
  textarea {
    resize: vertical;
  }
`;

import { css } from 'lit';

/** How the page of the project's files is laid out. */
export const projectStyle = css`
  .sides {
    display: grid;
    grid-template-columns: minmax(12rem, 1fr) minmax(0, 4fr);
    gap: 1rem;
    align-items: start;
    margin-bottom: 1rem;
  }
  .files {
    max-height: 80vh;
    overflow-y: auto;
  }
  .mistakes {
    margin: 0.75rem 0 0;
    padding: 0;
    list-style: none;
  }
  .mistakes li {
    display: flex;
    gap: 0.75rem;
    align-items: baseline;
    padding: 0.25rem 0;
    overflow-wrap: anywhere;
  }
  .mistakes button {
    flex: none;
    max-width: 50%;
  }
  .name {
    overflow-wrap: anywhere;
  }
  @media (max-width: 60rem) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
    .files {
      max-height: 16rem;
    }
  }
`;

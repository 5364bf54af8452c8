import { css } from 'lit';

/** Tables of rows with buttons; on a narrow screen a row becomes a block. */
export const tableStyle = css`
  .scroll {
    overflow-x: auto;
  }
  td,
  th {
    padding: 0.5rem 1rem 0.5rem 0;
    vertical-align: top;
  }
  tbody tr {
    border-top: 1px solid var(--line);
  }
  .when,
  .number {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  td.buttons {
    text-align: right;
    padding-right: 0;
  }
  td.buttons button {
    margin-left: 0.25rem;
  }
  @media (max-width: 48rem) {
    table,
    tbody,
    tr,
    td {
      display: block;
    }
    thead {
      display: none;
    }
    td {
      padding: 0.125rem 0;
    }
    tr {
      padding: 0.625rem 0;
    }
    /* The headings are gone with the columns: each cell says its own. */
    td[data-label]::before {
      content: attr(data-label) ': ';
      color: var(--ink-2);
    }
    td.buttons {
      text-align: left;
    }
    td.buttons button {
      margin: 0.25rem 0.375rem 0 0;
    }
  }
`;

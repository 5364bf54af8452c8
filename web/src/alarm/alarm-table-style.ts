import { css } from 'lit';

/** The look of alarm lists and of their journal. */
export const alarmTableStyle = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th {
    text-align: left;
    font-weight: 500;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  td,
  th {
    padding: 0.5rem 1rem 0.5rem 0;
    vertical-align: top;
  }
  tbody tr {
    border-top: 1px solid var(--line);
  }
  .what > *,
  td > .quiet {
    display: block;
  }
  .what a,
  .quiet {
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .when,
  .value {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .buttons {
    white-space: nowrap;
    text-align: right;
    padding-right: 0;
  }
  .buttons button {
    margin-left: 0.375rem;
  }
  .note {
    padding: 0.5rem 0;
    color: var(--ink-2);
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
    .buttons {
      text-align: left;
      white-space: normal;
    }
    .buttons button {
      margin: 0.25rem 0.375rem 0 0;
    }
  }
`;

package org.plantroom.edge;

/**
 * A report with its place in the journal.
 *
 * @param offset its number, unique for the life of the edge node
 * @param report what to deliver
 */
public record JournalEntry(long offset, DeviceReport report) {
  /** The latest source time in the report, milliseconds since 1970 UTC; 0 when it is empty. */
  public long latestTime() {
    return report.samples().stream().mapToLong(s -> s.sample().sourceTime()).max().orElse(0);
  }

  /** The earliest source time in the report, milliseconds since 1970 UTC; 0 when it is empty. */
  public long earliestTime() {
    return report.samples().stream().mapToLong(s -> s.sample().sourceTime()).min().orElse(0);
  }
}

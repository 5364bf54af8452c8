package org.plantroom.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A recorded table in memory: named columns of singles over rising times. Immutable. */
public final class Recording {
  private final List<String> columns;
  private final long[] times;
  private final List<float[]> rows;

  /**
   * Takes over what the reader has read.
   *
   * @param columns valid as tag names, each there once
   * @param times each row's time, ms since 1970 UTC, rising
   * @param rows each row's values in the order of the columns; NaN where there is none
   */
  Recording(List<String> columns, long[] times, List<float[]> rows) {
    if (rows.isEmpty() || rows.size() != times.length) {
      throw new IllegalArgumentException(
          "each row needs a time [rows=%d, times=%d]".formatted(rows.size(), times.length));
    }
    this.columns = List.copyOf(columns);
    this.times = times;
    this.rows = rows;
  }

  /**
   * Reads a CSV file: the first line names the columns, each further one is a row.
   *
   * @throws RecordingException when it is no table that can be replayed, telling the row
   * @throws IOException when it cannot be read
   */
  public static Recording read(Path file, RecordingOptions options) throws IOException {
    return RecordingReader.read(file, options);
  }

  /** Names of the columns, each valid as a tag's name and there once; the time is none of them. */
  public List<String> columns() {
    return columns;
  }

  /** How many rows there are, 1 or more. */
  public int size() {
    return rows.size();
  }

  /** A row's time, milliseconds since 1970 UTC. */
  public long time(int row) {
    return times[row];
  }

  /** A cell; NaN where there is no value. */
  public float value(int row, int column) {
    return rows.get(row)[column];
  }

  /**
   * Recorded milliseconds from a row to the next; the last row lasts as long as the one before it,
   * and a lone one a second.
   *
   * @param row 0 to size - 1
   */
  public long spacing(int row) {
    if (times.length == 1) {
      return 1000;
    }
    int from = Math.min(row, times.length - 2);
    return times[from + 1] - times[from];
  }

  /** The shortest spacing of all rows, ms, 1 or more. */
  public long shortestSpacing() {
    long shortest = spacing(0);
    for (int row = 1; row < size(); row++) {
      shortest = Math.min(shortest, spacing(row));
    }
    return shortest;
  }
}

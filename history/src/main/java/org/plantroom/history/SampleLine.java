package org.plantroom.history;

import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.plantroom.core.Quality;

/**
 * Lays one tag's samples, chunk after chunk, into the buckets of a trend, and notices when they do
 * not come in time order.
 *
 * <p>Not thread-safe.
 */
final class SampleLine {
  private final TrendBuilder builder;
  private long lastTime = Long.MIN_VALUE;
  private boolean isInOrder = true;

  SampleLine(TrendBuilder builder) {
    this.builder = builder;
  }

  /** False when a sample came after a later one; the trend is then of no use. */
  boolean isInOrder() {
    return isInOrder;
  }

  /** Takes rows of time, value, whether there is a text, and quality. */
  void take(DuckDBDataChunkReader chunk) {
    DuckDBReadableVector times = chunk.vector(0);
    DuckDBReadableVector values = chunk.vector(1);
    DuckDBReadableVector texts = chunk.vector(2);
    DuckDBReadableVector qualities = chunk.vector(3);
    long rows = chunk.rowCount();
    for (long row = 0; row < rows && isInOrder; row++) {
      long time = times.getLong(row);
      isInOrder = time >= lastTime;
      if (isInOrder) {
        double number = values.isNull(row) ? Double.NaN : values.getDouble(row);
        add(time, number, texts.getBoolean(row), qualities.getUint8(row));
      }
    }
  }

  private void add(long time, double number, boolean hasText, int quality) {
    boolean isNumber = Double.isFinite(number);
    boolean isUsable = (isNumber || hasText) && !Quality.ofCode(quality).isBad();
    builder.add(time, isUsable, isUsable && isNumber ? number : Double.NaN);
    lastTime = time;
  }

  /**
   * The trend, once all samples are in.
   *
   * @param now until when the last value is known to hold, ms since 1970 UTC
   */
  TrendSeries build(long now) {
    return builder.build(now);
  }
}

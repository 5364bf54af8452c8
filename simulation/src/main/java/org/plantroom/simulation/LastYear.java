package org.plantroom.simulation;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.building.WeatherYear;

/**
 * Keeps the weather made last, since the plants of a study or a fleet mostly share one and a year
 * is large.
 *
 * <p>Thread-safe.
 */
final class LastYear {
  private record Kept(Object key, WeatherYear year) {}

  private final AtomicReference<@Nullable Kept> last = new AtomicReference<>();

  /**
   * The year of a key: the one kept, or a new one.
   *
   * @param key equal only where the years are
   */
  WeatherYear of(Object key, Supplier<WeatherYear> maker) {
    Kept kept = last.get();
    if (kept == null || !kept.key.equals(key)) {
      kept = new Kept(key, maker.get());
      last.set(kept);
    }
    return kept.year;
  }
}

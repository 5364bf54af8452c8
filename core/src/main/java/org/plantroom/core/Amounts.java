package org.plantroom.core;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 200ms} and sizes such as {@code 256MB}. */
final class Amounts {
  static final String DURATION = "[0-9]{1,9}(?:\\.[0-9]{1,3})?(?:ms|s|m|h|d)";
  static final String SIZE = "[0-9]{1,9}(?:\\.[0-9]{1,3})?(?:kB|MB|GB)";

  private static final Pattern AMOUNT = Pattern.compile("([0-9.]+)([a-zA-Z]+)");

  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
  private static final Map<String, Long> BYTES =
      Map.of("kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L);

  private Amounts() {}

  /** A number and one of ms, s, m, h, d; whole milliseconds. */
  static Optional<Duration> duration(String text) {
    return text.matches(DURATION) ? count(text, MILLIS).map(Duration::ofMillis) : Optional.empty();
  }

  /** A number and one of kB, MB, GB, each a thousand of the one before; bytes. */
  static Optional<Long> size(String text) {
    return text.matches(SIZE) ? count(text, BYTES) : Optional.empty();
  }

  private static Optional<Long> count(String text, Map<String, Long> units) {
    Matcher matcher = AMOUNT.matcher(text);
    Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
    if (unit == null) {
      return Optional.empty();
    }
    BigDecimal exact = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
    return exact.stripTrailingZeros().scale() <= 0
        ? Optional.of(exact.longValueExact())
        : Optional.empty();
  }
}

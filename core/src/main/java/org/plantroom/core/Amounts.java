package org.plantroom.core;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** A duration as a file would write it, in the greatest unit that needs no fraction. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    return millis == 0 ? "0ms" : text(millis, List.of("d", "h", "m", "s", "ms"), MILLIS);
  }

  /** A size of whole kilobytes as a file would write it. */
  static String size(long bytes) {
    return text(bytes, List.of("GB", "MB", "kB"), BYTES);
  }

  private static String text(long amount, List<String> greatestFirst, Map<String, Long> units) {
    for (String unit : greatestFirst) {
      long one = Objects.requireNonNull(units.get(unit));
      if (amount % one == 0) {
        return amount / one + unit;
      }
    }
    String least = greatestFirst.getLast();
    return Numbers.text((double) amount / Objects.requireNonNull(units.get(least))) + least;
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

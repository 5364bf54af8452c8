package org.plantroom.sparkplug;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.OffsetRanges.Range;

/**
 * The text of {@code Node Control/Delivered}: the lowest offset still missing, then the ranges
 * above it, e.g. {@code 17} or {@code 17;20-25,31-31}. Leaving ranges out is safe, they are sent
 * again.
 */
public final class Receipt {
  /** Ranges a receipt names at most. */
  public static final int MAX_RANGES = 200;

  /** Two numbers of 19 digits and two marks a range. */
  private static final int MAX_LENGTH = 20 + MAX_RANGES * 40;

  private static final Pattern RANGE = Pattern.compile("(\\d{1,19})-(\\d{1,19})");

  private Receipt() {}

  /** The text for a set of received offsets; ranges beyond {@link #MAX_RANGES} are left out. */
  public static String format(OffsetRanges received) {
    long lowestMissing = received.lowestMissing();
    StringJoiner above = new StringJoiner(",");
    Iterator<Range> ranges = received.ranges().iterator();
    for (int named = 0; named < MAX_RANGES && ranges.hasNext(); ) {
      Range range = ranges.next();
      if (range.from() > lowestMissing) {
        above.add(range.from() + "-" + range.to());
        named++;
      }
    }
    return above.length() == 0 ? Long.toString(lowestMissing) : lowestMissing + ";" + above;
  }

  /** Reads a text; empty when it is none. */
  public static Optional<OffsetRanges> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String[] halves = text.strip().split(";", 2);
    try {
      OffsetRanges received = new OffsetRanges();
      long lowestMissing = number(halves[0]);
      if (lowestMissing > 0) {
        received.addRange(0, lowestMissing - 1);
      }
      List<String> above = halves.length == 1 ? List.of() : List.of(halves[1].split(",", -1));
      return addAll(received, above) ? Optional.of(received) : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  private static long number(String digits) {
    if (digits.isEmpty() || !Character.isDigit(digits.charAt(0))) {
      throw new NumberFormatException("no offset");
    }
    return Long.parseLong(digits);
  }

  private static boolean addAll(OffsetRanges received, List<String> ranges) {
    if (ranges.size() > MAX_RANGES) {
      return false;
    }
    for (String range : ranges) {
      Matcher matcher = RANGE.matcher(range);
      if (!matcher.matches()) {
        return false;
      }
      long from = Long.parseLong(matcher.group(1));
      long to = Long.parseLong(matcher.group(2));
      if (to < from || to == Long.MAX_VALUE) {
        return false;
      }
      received.addRange(from, to);
    }
    return true;
  }
}

package org.plantroom.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of journal offsets kept as ranges: what one side of a delivery has. Offsets are 0 or more.
 *
 * <p>Not thread-safe; whoever owns the delivery owns the set.
 */
public final class OffsetRanges {
  /** Offsets {@code from} to {@code to}, both inclusive. */
  public record Range(long from, long to) {
    /** Checks that the range holds at least one offset. */
    public Range {
      if (from < 0 || to < from) {
        throw new IllegalArgumentException(
            "no range of offsets [from=%d, to=%d]".formatted(from, to));
      }
    }
  }

  /** First offset of each range → its last; ranges neither touch nor overlap. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /** A set of its own with the same offsets. */
  public OffsetRanges copy() {
    OffsetRanges copy = new OffsetRanges();
    copy.ranges.putAll(ranges);
    return copy;
  }

  /** Adds one offset; false when it was there already. */
  public boolean add(long offset) {
    if (contains(offset)) {
      return false;
    }
    addRange(offset, offset);
    return true;
  }

  /** Adds all offsets from {@code from} to {@code to}, both inclusive. */
  public void addRange(long from, long to) {
    Range added = new Range(from, to);
    long first = added.from();
    long last = added.to();
    Map.Entry<Long, Long> before = ranges.floorEntry(first);
    if (before != null && before.getValue() >= first - 1) {
      first = before.getKey();
      last = Math.max(last, before.getValue());
    }
    Map.Entry<Long, Long> after = ranges.ceilingEntry(first);
    while (after != null && after.getKey() <= last + 1) {
      last = Math.max(last, after.getValue());
      ranges.remove(after.getKey());
      after = ranges.ceilingEntry(first);
    }
    ranges.put(first, last);
  }

  /** Adds all of another set. */
  public void addAll(OffsetRanges others) {
    others.ranges.forEach(this::addRange);
  }

  /** True when the offset is in the set. */
  public boolean contains(long offset) {
    Map.Entry<Long, Long> range = ranges.floorEntry(offset);
    return range != null && range.getValue() >= offset;
  }

  /** The lowest offset, from 0 on, that is not in the set. */
  public long lowestMissing() {
    Long endOfFirst = ranges.get(0L);
    return endOfFirst == null ? 0 : endOfFirst + 1;
  }

  /** The ranges in rising order. */
  public List<Range> ranges() {
    List<Range> list = new ArrayList<>(ranges.size());
    ranges.forEach((from, to) -> list.add(new Range(from, to)));
    return list;
  }

  /** How many ranges the set is made of. */
  public int size() {
    return ranges.size();
  }

  /** True when nothing is in the set. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  @Override
  public String toString() {
    return ranges().toString();
  }
}

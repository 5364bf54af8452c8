package org.plantroom.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers mistakes. Holds the first {@value #MOST} and counts the rest, so that a file of rubbish
 * cannot fill the memory.
 *
 * <p>Not thread-safe; one reading owns it.
 */
final class Mistakes {
  static final int MOST = 1000;

  private static final Comparator<Mistake> BY_PLACE =
      Comparator.comparing((Mistake mistake) -> mistake.file().toString())
          .thenComparingInt(Mistake::line)
          .thenComparingInt(Mistake::column);

  private final List<Mistake> list = new ArrayList<>();
  private int unlisted;

  void add(Mistake mistake) {
    if (list.size() < MOST) {
      list.add(mistake);
    } else {
      unlisted++;
    }
  }

  void addAll(Mistakes others) {
    others.list.forEach(this::add);
    unlisted += others.unlisted;
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** The mistakes by file, line and column. */
  List<Mistake> list() {
    return list.stream().sorted(BY_PLACE).toList();
  }

  /** How many there are beyond the list. */
  int unlisted() {
    return unlisted;
  }
}

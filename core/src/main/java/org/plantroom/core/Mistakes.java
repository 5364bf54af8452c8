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
public final class Mistakes {
  static final int MOST = 1000;

  private static final Comparator<Mistake> BY_PLACE =
      Comparator.comparing((Mistake mistake) -> mistake.file().toString())
          .thenComparingInt(Mistake::line)
          .thenComparingInt(Mistake::column);

  private final List<Mistake> list = new ArrayList<>();
  private int unlisted;

  /** Takes one more. */
  public void add(Mistake mistake) {
    if (list.size() < MOST) {
      list.add(mistake);
    } else {
      unlisted++;
    }
  }

  /** Takes those of another. */
  public void addAll(Mistakes others) {
    others.list.forEach(this::add);
    unlisted += others.unlisted;
  }

  /** True while nothing was wrong. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** The mistakes by file, line and column. */
  public List<Mistake> list() {
    return list.stream().sorted(BY_PLACE).toList();
  }

  /** How many there are beyond the list. */
  public int unlisted() {
    return unlisted;
  }
}

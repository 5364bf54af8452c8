package org.plantroom.editing;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two texts of a file, line by line.
 *
 * @param name the file
 * @param change what became of it
 * @param hunks the lines that differ, with three around them
 * @param isWhole true when the lines were too many to compare; the hunks then tell none
 */
public record FileDiff(String name, Change change, List<Hunk> hunks, boolean isWhole) {
  /** What became of a file. */
  public enum Change {
    /** It is new. */
    ADDED,
    /** It is gone. */
    REMOVED,
    /** It has another text. */
    CHANGED
  }

  /**
   * Lines that differ.
   *
   * @param before number of the first line before, from 1
   * @param after number of the first line after, from 1
   * @param lines each begins with a blank, {@code -} or {@code +}
   */
  public record Hunk(int before, int after, List<String> lines) {}

  /** Comparing takes time by lines times differences. */
  static final int MOST_LINES = 4_000;

  private static final int AROUND = 3;

  /** Takes the lines. */
  public FileDiff {
    hunks = List.copyOf(hunks);
  }

  /** Everything that differs between two sets of texts, by name. */
  static List<FileDiff> between(ProjectTexts before, ProjectTexts after) {
    List<FileDiff> diffs = new ArrayList<>();
    for (String name : before.to(after).files().keySet()) {
      diffs.add(of(name, before.text(name), after.text(name)));
    }
    return diffs;
  }

  static FileDiff of(String name, @Nullable String before, @Nullable String after) {
    Change change = before == null ? Change.ADDED : after == null ? Change.REMOVED : Change.CHANGED;
    List<String> old = lines(before);
    List<String> next = lines(after);
    return old.size() > MOST_LINES || next.size() > MOST_LINES
        ? new FileDiff(name, change, List.of(), true)
        : new FileDiff(name, change, hunks(old, next), false);
  }

  /** A text's last line end ends no further line. */
  private static List<String> lines(@Nullable String text) {
    return text == null || text.isEmpty() ? List.of() : text.lines().toList();
  }

  private static List<Hunk> hunks(List<String> old, List<String> next) {
    List<Hunk> hunks = new ArrayList<>();
    List<AbstractDelta<String>> near = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(old, next).getDeltas()) {
      if (!near.isEmpty() && gap(near.getLast(), delta) > 2 * AROUND) {
        hunks.add(hunk(near, old));
        near.clear();
      }
      near.add(delta);
    }
    if (!near.isEmpty()) {
      hunks.add(hunk(near, old));
    }
    return hunks;
  }

  private static int gap(AbstractDelta<String> one, AbstractDelta<String> later) {
    return later.getSource().getPosition() - end(one);
  }

  private static int end(AbstractDelta<String> delta) {
    return delta.getSource().getPosition() + delta.getSource().size();
  }

  private static Hunk hunk(List<AbstractDelta<String>> deltas, List<String> old) {
    AbstractDelta<String> first = deltas.getFirst();
    int begin = Math.max(0, first.getSource().getPosition() - AROUND);
    int lead = first.getSource().getPosition() - begin;
    List<String> lines = new ArrayList<>();
    int at = begin;
    for (AbstractDelta<String> delta : deltas) {
      same(lines, old, at, delta.getSource().getPosition());
      delta.getSource().getLines().forEach(line -> lines.add("-" + line));
      delta.getTarget().getLines().forEach(line -> lines.add("+" + line));
      at = end(delta);
    }
    same(lines, old, at, Math.min(old.size(), at + AROUND));
    return new Hunk(begin + 1, first.getTarget().getPosition() - lead + 1, List.copyOf(lines));
  }

  private static void same(List<String> lines, List<String> old, int from, int to) {
    old.subList(from, to).forEach(line -> lines.add(" " + line));
  }
}

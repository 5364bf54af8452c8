package org.plantroom.core;

import java.util.List;
import java.util.Locale;

/**
 * One thing that differs between two projects.
 *
 * @param kind what sort of thing
 * @param path which: a setting's key, {@code site}, {@code site/edge}, {@code site/edge/device},
 *     {@code type}, {@code type/tag}, {@code type/alarm} or {@code display}
 * @param change what became of it
 * @param details what of it changed; empty for what was added or removed
 * @param needsRestart true when a running program takes it only at its next start
 */
public record ProjectChange(
    Kind kind, String path, Change change, List<Detail> details, boolean needsRestart) {

  /** The sorts of things in a project. */
  public enum Kind {
    /** A value of {@code project.yaml}. */
    SETTING,
    /** A site, without its edges. */
    SITE,
    /** An edge node, without its devices. */
    EDGE,
    /** A device. */
    DEVICE,
    /** A machine type, without its tags and alarms. */
    TYPE,
    /** An interlock of a machine type. */
    INTERLOCK,
    /** A tag of a machine type. */
    TAG,
    /** An alarm of a machine type. */
    ALARM,
    /** A display. */
    DISPLAY
  }

  /** What became of a thing. */
  public enum Change {
    /** It was not there before. */
    ADDED,
    /** It is there no more. */
    REMOVED,
    /** It is another than before. */
    CHANGED
  }

  /**
   * One value that changed.
   *
   * @param name its key in the file, as {@code journal.maxSize}
   * @param before as the file writes it; {@code none} for nothing
   * @param after the same
   */
  public record Detail(String name, String before, String after) {
    @Override
    public String toString() {
      return "%s: %s → %s".formatted(name, before, after);
    }
  }

  /** One line, e.g. {@code device mill-road/plant-room/hp-01 changed: unit: 1 → 2}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    line.append(word(kind)).append(' ');
    if (kind != Kind.SETTING) {
      line.append(path).append(' ').append(word(change));
    }
    if (!details.isEmpty()) {
      line.append(kind == Kind.SETTING ? "" : ": ")
          .append(String.join(", ", details.stream().map(Detail::toString).toList()));
    }
    return line.append(needsRestart ? " (at the next start)" : "").toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

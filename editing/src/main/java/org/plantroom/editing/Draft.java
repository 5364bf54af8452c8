package org.plantroom.editing;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.ChangeSet;

/**
 * Files as somebody wants them.
 *
 * @param edits at most {@link #MOST_FILES}, each of another file
 */
public record Draft(List<Edit> edits) {
  /** The most files of one draft. */
  public static final int MOST_FILES = 100;

  /** The most bytes of all texts of one draft, in UTF-8. */
  public static final int MOST_BYTES = 4 << 20;

  /**
   * One file.
   *
   * @param name within the folder, e.g. {@code types/pump.yaml}
   * @param text what it is to hold, null when it is to be deleted
   * @param base what names the text this replaces ({@link ProjectTexts#version}), empty for a new
   *     file
   */
  public record Edit(String name, @Nullable String text, String base) {}

  /**
   * Checks names, number and size.
   *
   * @throws IllegalArgumentException with a sentence for whoever sent it
   */
  public Draft {
    if (edits.size() > MOST_FILES) {
      throw new IllegalArgumentException("at most %d files at once".formatted(MOST_FILES));
    }
    Set<String> names = new HashSet<>();
    long bytes = 0;
    for (Edit edit : edits) {
      String text = edit.text();
      if (!isName(edit.name()) || !names.add(edit.name())) {
        throw new IllegalArgumentException(
            "each file once, as project.yaml, notifications.yaml, or NAME.yaml or NAME.svg directly"
                + " in types, sites, displays or studies");
      }
      bytes += text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException("at most %d bytes at once".formatted(MOST_BYTES));
    }
    edits = List.copyOf(edits);
  }

  /** True when files of this name can be edited; a path that leads elsewhere never is. */
  public static boolean isName(String name) {
    return ChangeSet.isName(name) && (name.endsWith(".yaml") || name.endsWith(".svg"));
  }

  /** The draft as files to be saved together. */
  ChangeSet changes() {
    ChangeSet changes = ChangeSet.NONE;
    for (Edit edit : edits) {
      String text = edit.text();
      changes = text == null ? changes.delete(edit.name()) : changes.write(edit.name(), text);
    }
    return changes;
  }
}

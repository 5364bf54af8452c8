package org.plantroom.core;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Files of a project folder that change together: after {@link ProjectFiles#save} all of them have
 * changed, or none. Immutable.
 *
 * @param files the new text by the file's name within the folder, e.g. {@code sites/harbour.yaml};
 *     empty for a file to be deleted
 */
public record ChangeSet(SortedMap<String, Optional<String>> files) {
  /** Changes nothing. */
  public static final ChangeSet NONE = new ChangeSet(Collections.emptySortedMap());

  /** The most bytes that all texts together may take in UTF-8. */
  public static final int MAX_BYTES = 64 << 20;

  /**
   * {@code project.yaml}, {@code notifications.yaml}, or a file directly in one of the four
   * folders; none that is hidden.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:project|notifications)\\.yaml|(?:types|sites|displays|studies)/[^./\\\\][^/\\\\\\p{Cntrl}]{0,250}");

  /**
   * Checks names and size.
   *
   * @throws IllegalArgumentException when a name leads elsewhere than to a file of a project, or
   *     the texts are too long together
   */
  public ChangeSet {
    long bytes = 0;
    for (var file : files.entrySet()) {
      if (!NAME.matcher(file.getKey()).matches()) {
        throw new IllegalArgumentException(
            "no name of a project's file [name=%s]".formatted(Excerpt.plain(file.getKey())));
      }
      bytes += file.getValue().map(ChangeSet::bytes).orElse(0);
    }
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a change set has at most %d bytes [bytes=%d]".formatted(MAX_BYTES, bytes));
    }
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * The same with one file more.
   *
   * @param name within the folder, e.g. {@code types/pump.yaml}
   * @param text what the file is to hold
   */
  public ChangeSet write(String name, String text) {
    return with(name, Optional.of(text));
  }

  /**
   * The same with one file more to delete; one that is not there is no mistake.
   *
   * @param name within the folder
   */
  public ChangeSet delete(String name) {
    return with(name, Optional.empty());
  }

  /**
   * This and then another, whose files stand before those of the same name here.
   *
   * @throws IllegalArgumentException when the texts are too long together
   */
  public ChangeSet and(ChangeSet other) {
    SortedMap<String, Optional<String>> both = new TreeMap<>(files);
    both.putAll(other.files);
    return new ChangeSet(both);
  }

  /** True when a file of a project may have this name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private ChangeSet with(String name, Optional<String> text) {
    SortedMap<String, Optional<String>> more = new TreeMap<>(files);
    more.put(name, text);
    return new ChangeSet(more);
  }
}

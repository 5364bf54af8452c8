package org.plantroom.editing;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.Sha256;

/**
 * The texts of a project's files at one moment. Immutable.
 *
 * @param files by name within the folder, e.g. {@code types/pump.yaml}
 */
public record ProjectTexts(SortedMap<String, String> files) {
  /** No file at all. */
  public static final ProjectTexts NONE = new ProjectTexts(Collections.emptySortedMap());

  /** Takes the texts. */
  public ProjectTexts {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  static ProjectTexts of(ChangeSet set) {
    SortedMap<String, String> files = new TreeMap<>();
    set.files().forEach((name, text) -> text.ifPresent(known -> files.put(name, known)));
    return new ProjectTexts(files);
  }

  /** A file's text, null when there is none of this name. */
  public @Nullable String text(String name) {
    return files.get(name);
  }

  /** What names a file's text; empty when there is no file of this name. */
  public String version(String name) {
    String text = files.get(name);
    return text == null ? "" : version(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What names each text, by file. */
  SortedMap<String, String> versions() {
    SortedMap<String, String> versions = new TreeMap<>();
    files.keySet().forEach(name -> versions.put(name, version(name)));
    return versions;
  }

  /** SHA-256 in hexadecimal. */
  static String version(byte[] bytes) {
    return Sha256.hex(bytes);
  }

  /** These with some files written or deleted. */
  ProjectTexts with(ChangeSet changes) {
    SortedMap<String, String> next = new TreeMap<>(files);
    changes
        .files()
        .forEach(
            (name, text) ->
                text.ifPresentOrElse(known -> next.put(name, known), () -> next.remove(name)));
    return new ProjectTexts(next);
  }

  /** What makes these the others. */
  ChangeSet to(ProjectTexts others) {
    SortedMap<String, Optional<String>> changes = new TreeMap<>();
    for (String name : namesOf(others)) {
      String next = others.text(name);
      if (!Optional.ofNullable(files.get(name)).equals(Optional.ofNullable(next))) {
        changes.put(name, Optional.ofNullable(next));
      }
    }
    return new ChangeSet(changes);
  }

  /** The names of all files of these and the others. */
  SortedSet<String> namesOf(ProjectTexts others) {
    SortedSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(others.files.keySet());
    return names;
  }
}

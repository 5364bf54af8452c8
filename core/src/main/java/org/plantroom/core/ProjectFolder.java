package org.plantroom.core;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a project folder. Hidden files and what editors leave behind are passed over.
 *
 * @param root the folder
 * @param pending what is saved and not in the files yet; stands before what is in the folder
 * @param mistakes takes what is wrong with the files as such
 */
record ProjectFolder(Path root, ChangeSet pending, Mistakes mistakes) {
  static final Path PROJECT_FILE = Path.of("project.yaml");
  static final Path NOTIFICATIONS_FILE = Path.of("notifications.yaml");

  static final String ENDING = ".yaml";
  private static final Set<String> KNOWN =
      Set.of(
          PROJECT_FILE.toString(),
          NOTIFICATIONS_FILE.toString(),
          "types",
          "sites",
          "displays",
          "studies");

  /** True when the root is a folder; reports it otherwise. */
  boolean exists() {
    boolean exists = Files.isDirectory(root);
    if (!exists) {
      Where.top(mistakes, root).report("no folder", "a folder with project.yaml");
    }
    return exists;
  }

  /** Reports names that are nearly a known one: {@code site/} would else be a plant left out. */
  void checkStrangers() {
    for (String name : names(root)) {
      if (!KNOWN.contains(name)) {
        Suggestion.nearest(name, KNOWN)
            .ifPresent(known -> top(Path.of(name)).report("an unknown name", known));
      }
    }
  }

  /** The files {@code ID.yaml} of a folder within the project, by id, relative to the root. */
  SequencedMap<String, Path> files(String name) {
    return files(name, List.of(ENDING));
  }

  /** The files of a folder with one of these endings. */
  SequencedMap<String, Path> files(String name, List<String> endings) {
    SequencedMap<String, Path> files = new TreeMap<>();
    for (String file : namesWithin(name)) {
      Path path = Path.of(name, file);
      id(path, endings)
          .ifPresent(
              id -> {
                Path other = files.putIfAbsent(id, path);
                if (other != null) {
                  top(path).report("the same id as " + other, "another name");
                }
              });
    }
    return files;
  }

  private SortedSet<String> namesWithin(String folder) {
    Path within = root.resolve(folder);
    SortedSet<String> names = Files.exists(within) ? names(within) : new TreeSet<>();
    String prefix = folder + "/";
    pending
        .files()
        .forEach(
            (file, text) -> {
              if (file.startsWith(prefix)) {
                String name = file.substring(prefix.length());
                boolean _ = text.isPresent() ? names.add(name) : names.remove(name);
              }
            });
    return names;
  }

  private Optional<String> id(Path file, List<String> endings) {
    String name = file.getFileName().toString();
    if (Files.isDirectory(root.resolve(file)) || name.endsWith(".yml")) {
      top(file).report("a stray name", "only files ID" + String.join(" or ID", endings) + " here");
      return Optional.empty();
    }
    return endings.stream()
        .filter(name::endsWith)
        .findFirst()
        .flatMap(
            ending ->
                Kinds.NAME.readText(name.substring(0, name.length() - ending.length()), top(file)));
  }

  /** True when there is such a file. */
  boolean has(Path file) {
    Optional<String> saved = pending.files().get(file.toString());
    return saved == null ? Files.exists(root.resolve(file)) : saved.isPresent();
  }

  /** A file's text. */
  Optional<String> text(Path file, Where where) {
    Optional<String> saved = pending.files().get(file.toString().replace('\\', '/'));
    if (saved == null) {
      return FileText.read(root.resolve(file), where);
    }
    if (saved.isEmpty()) {
      where.report("missing", "a file");
    }
    return saved;
  }

  private SortedSet<String> names(Path folder) {
    SortedSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".")) {
          names.add(name);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      top(root.relativize(folder)).report("not a readable folder (%s)".formatted(e), "a folder");
    }
    return names;
  }

  private Where top(Path file) {
    return Where.top(mistakes, file);
  }
}

package org.plantroom.core;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the texts of a project folder's files, bounded like a change set. */
final class FolderTexts {
  private static final List<String> FOLDERS = List.of("types", "sites", "displays", "studies");
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".svg");

  private final Path root;
  private final SortedMap<String, Optional<String>> texts = new TreeMap<>();
  private long characters;

  private FolderTexts(Path root) {
    this.root = root;
  }

  static ChangeSet read(Path root) throws IOException {
    FolderTexts folder = new FolderTexts(root);
    folder.add(ProjectFolder.PROJECT_FILE.toString());
    folder.add(ProjectFolder.NOTIFICATIONS_FILE.toString());
    for (String name : FOLDERS) {
      folder.addAll(name);
    }
    ChangeSet pending = ProjectSaver.pending(root);
    folder.texts.putAll(pending.files());
    folder.texts.values().removeIf(Optional::isEmpty);
    try {
      return new ChangeSet(folder.texts);
    } catch (IllegalArgumentException e) {
      throw new IOException("this folder is too large to be edited: " + e.getMessage(), e);
    }
  }

  private void addAll(String name) throws IOException {
    Path within = root.resolve(name);
    if (!Files.isDirectory(within)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(within)) {
      for (Path entry : entries) {
        add(name + "/" + entry.getFileName());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void add(String name) throws IOException {
    Path file = root.resolve(name);
    if (!ChangeSet.isName(name) || ENDINGS.stream().noneMatch(name::endsWith)) {
      return;
    }
    Where unheard = Where.top(new Mistakes(), Path.of(name));
    Optional<String> text = FileText.read(file, unheard);
    characters += text.map(String::length).orElse(0);
    if (characters > ChangeSet.MAX_BYTES) {
      throw new IOException(
          "this folder is too large to be edited [mostBytes=%d]".formatted(ChangeSet.MAX_BYTES));
    }
    text.ifPresent(known -> texts.put(name, Optional.of(known)));
  }
}

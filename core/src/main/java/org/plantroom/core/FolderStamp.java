package org.plantroom.core;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a project's files stood at a moment. When it is the same before and after a reading, nobody
 * changed any of them meanwhile.
 *
 * @param files what is there, by path
 */
record FolderStamp(Map<Path, FileStamp> files) {
  private static final List<String> FOLDERS = List.of("types", "sites", "displays");

  /**
   * One file.
   *
   * @param key the file itself, whatever its name; another one after a rename
   */
  record FileStamp(@Nullable Object key, long size, FileTime modified) {}

  static FolderStamp of(Path root) {
    Map<Path, FileStamp> files = new HashMap<>();
    put(files, root.resolve(ProjectFolder.PROJECT_FILE));
    put(files, root.resolve(ProjectSaver.CHANGE_SET));
    FOLDERS.forEach(folder -> putAll(files, root.resolve(folder)));
    return new FolderStamp(files);
  }

  private static void putAll(Map<Path, FileStamp> files, Path folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(file -> put(files, file));
    } catch (IOException | DirectoryIteratorException e) {
      // No such folder, or none that can be read: the reading itself tells what is wrong with it.
      files.remove(folder);
    }
  }

  private static void put(Map<Path, FileStamp> files, Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      files.put(file, new FileStamp(is.fileKey(), is.size(), is.lastModifiedTime()));
    } catch (IOException e) {
      files.remove(file); // not there, which is a state like any other
    }
  }
}

package org.plantroom.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plantroom.core.WholeFile;

/** The folder of Parquet files: their names, and that a file is whole once it has its name. */
final class SealedFolder {
  private static final Pattern OURS =
      Pattern.compile("(samples|minutes|hours)-\\d{9,}\\.parquet(\\.tmp)?");
  private static final String TEMPORARY = ".tmp";
  private static final int MAX_NAME_BYTES = 180;

  private final Path root;

  SealedFolder(Path root) {
    this.root = root;
  }

  /** The file's name below the folder. */
  static String name(Layer layer, String site, String part, long number) {
    return "site=%s/%s/%s-%09d.parquet".formatted(escape(site), part, layer.label(), number);
  }

  /** The whole path of a name below the folder. */
  Path resolve(String file) {
    return root.resolve(file);
  }

  /** Where to write a file until it is whole; its folder is made. */
  Path temporary(String file) throws IOException {
    Path whole = resolve(file);
    Files.createDirectories(whole.getParent());
    return whole.resolveSibling(whole.getFileName() + TEMPORARY);
  }

  /** Gives a whole file its name, on disk before this returns; the folders it lies in too. */
  void publish(String file) throws IOException {
    Path whole = resolve(file);
    WholeFile.publish(temporary(file), whole);
    for (Path folder = whole.getParent();
        folder != null && folder.startsWith(root);
        folder = folder.getParent()) {
      WholeFile.forceNames(folder);
    }
  }

  /** Our files that are there, names below the folder; foreign files are not among them. */
  Set<String> ours() throws IOException {
    if (!Files.isDirectory(root)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(root, 3)) {
      Set<String> names = new HashSet<>();
      files
          .filter(file -> OURS.matcher(file.getFileName().toString()).matches())
          .forEach(file -> names.add(root.relativize(file).toString().replace('\\', '/')));
      return names;
    }
  }

  /** Our files that the database does not list. */
  List<Path> unlisted(Connection connection) throws SQLException, IOException {
    Set<String> unlisted = new HashSet<>(ours());
    Manifest.where(connection, "true").forEach(file -> unlisted.remove(file.file()));
    return unlisted.stream().map(this::resolve).toList();
  }

  /** Removes files nobody uses; one that cannot be removed is tried again at the next opening. */
  static void remove(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** Any name as one path element that is the same on every file system. */
  private static String escape(String name) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
        escaped.append(c);
      } else {
        escaped.append("%%%02X".formatted((int) c));
      }
    }
    if (escaped.length() <= MAX_NAME_BYTES) {
      return escaped.toString();
    }
    return escaped.substring(0, MAX_NAME_BYTES) + "~" + Integer.toHexString(name.hashCode());
  }
}

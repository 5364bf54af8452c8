package org.plantroom.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plantroom.core.OwnerOnly;
import org.plantroom.core.WholeFile;

/**
 * The users of the embedded broker as a text file: a line each, {@code NAME = HASH}; lines that
 * begin with {@code #} are remarks.
 *
 * @param file where it is
 */
record BrokerUserFile(Path file) {
  private static final String BETWEEN = " = ";
  private static final long MOST_BYTES = 16 << 20;

  /**
   * Reads every user.
   *
   * @return hashes by name
   * @throws IOException with a sentence, when the file cannot be read or a line is none of a user
   */
  Map<String, PasswordHash> read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "no file of broker users at %s: make one with \"plantroom broker-user\"".formatted(file));
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("%s is too large for a file of broker users".formatted(file));
    }
    Map<String, PasswordHash> users = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        read(line, i + 1, users);
      }
    }
    return users;
  }

  private void read(String line, int number, Map<String, PasswordHash> users) throws IOException {
    int at = line.lastIndexOf(BETWEEN);
    PasswordHash hash =
        at < 1 ? null : PasswordHash.parse(line.substring(at + BETWEEN.length())).orElse(null);
    if (hash == null) {
      throw new IOException(
          "%s:%d: no broker user, expected a line of \"plantroom broker-user\""
              .formatted(file, number));
    }
    users.put(line.substring(0, at), hash);
  }

  /**
   * Adds a user, or gives a known one a new password; the file is the old or the new, never a mix.
   */
  void put(String name, PasswordHash hash) throws IOException {
    Map<String, PasswordHash> users =
        Files.exists(file) ? new LinkedHashMap<>(read()) : new LinkedHashMap<>();
    users.put(name, hash);
    List<String> lines = new ArrayList<>();
    lines.add("# Users of the embedded broker, written by plantroom broker-user.");
    users.forEach((user, known) -> lines.add(user + BETWEEN + known));
    String text = String.join("\n", lines) + "\n";
    WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8), OwnerOnly.file());
  }
}

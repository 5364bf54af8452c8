package org.plantroom.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a password is kept. Project files hold only this, never the password itself, since they
 * belong into version control.
 */
public sealed interface SecretSource {
  /**
   * An environment variable of the process.
   *
   * @param name the variable's
   */
  record Variable(String name) implements SecretSource {}

  /**
   * A file whose first line is the password.
   *
   * @param file its path; {@code {user}} in it stands for the user's name
   */
  record SecretFile(Path file) implements SecretSource {}

  /** How a source is written: {@code env:NAME} or {@code file:PATH}. */
  Pattern PATTERN = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)|file:([^\\u0000]+)");

  /** Most characters of a secret file that are read. */
  int LONGEST = 4096;

  /** Reads a source as project files write it; empty when the text is none. */
  static Optional<SecretSource> of(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        matcher.group(1) != null
            ? new Variable(matcher.group(1))
            : new SecretFile(Path.of(matcher.group(2))));
  }

  /** The source as project files write it. */
  default String written() {
    return switch (this) {
      case Variable(String name) -> "env:" + name;
      case SecretFile(Path file) -> "file:" + file;
    };
  }

  /** The same source with its file, if it is one, seen from the folder given. */
  default SecretSource within(Path folder) {
    return switch (this) {
      case Variable variable -> variable;
      case SecretFile(Path file) -> new SecretFile(folder.resolve(file));
    };
  }

  /**
   * Reads the secret.
   *
   * @param user who it belongs to
   * @param environment a variable's value, null for one that is not set
   * @throws IOException with a sentence that says what is missing, never with the secret
   */
  default String read(String user, Function<String, @Nullable String> environment)
      throws IOException {
    return switch (this) {
      case Variable(String name) -> {
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
          throw new IOException(
              "the password of %s is missing: set the environment variable %s"
                  .formatted(user, name));
        }
        yield value;
      }
      case SecretFile(Path file) -> firstLine(user, file);
    };
  }

  private static String firstLine(String user, Path file) throws IOException {
    Path named = Path.of(file.toString().replace("{user}", user));
    try (var reader = Files.newBufferedReader(named)) {
      char[] text = new char[LONGEST];
      int length = reader.read(text);
      String line = length < 0 ? "" : new String(text, 0, length).lines().findFirst().orElse("");
      if (line.isBlank()) {
        throw new IOException("the file is empty");
      }
      return line.strip();
    } catch (IOException e) {
      throw new IOException(
          "the password of %s cannot be read from %s: put it into the file's first line"
              .formatted(user, named),
          e);
    }
  }
}

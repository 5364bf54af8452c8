package org.plantroom.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The machine types that come with the product: its library of real machines. */
public final class MachineTypes {
  private static final String FOLDER = "/library/types/";
  private static final String ENDING = ".yaml";
  private static final String INDEX = "index.txt";

  private MachineTypes() {}

  /**
   * A type of the library.
   *
   * @param id e.g. {@code stiebel-eltron-wpm}
   * @throws IllegalArgumentException when the library has no such type or its file has mistakes;
   *     the message tells which
   */
  public static MachineType library(String id) {
    Mistakes mistakes = new Mistakes();
    Optional<MachineType> type = read(id, mistakes);
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(
          mistakes.list().stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    }
    return type.orElseThrow(
        () ->
            new IllegalArgumentException(
                "no such machine type in the library%s [id=%s]"
                    .formatted(Suggestion.hint(id, libraryIds()), id)));
  }

  /**
   * The ids of all types of the library, in alphabetical order.
   *
   * @throws UncheckedIOException when the product's own resources cannot be read
   */
  public static List<String> libraryIds() {
    Where where = Where.top(new Mistakes(), Path.of("library", "types", INDEX));
    return text(INDEX, where).orElse("").lines().toList();
  }

  /** The text of a library type's file; empty when there is none of this id. */
  public static Optional<String> libraryText(String id) {
    return has(id) ? text(id + ENDING, Where.top(new Mistakes(), Path.of(id))) : Optional.empty();
  }

  /**
   * Reads a type of the library.
   *
   * @param mistakes takes the mistakes of its file
   * @return the type; empty when there is none of this id, or it has mistakes
   */
  static Optional<MachineType> read(String id, Mistakes mistakes) {
    Where where = Where.top(mistakes, Path.of("library", "types", id + ENDING));
    return text(id + ENDING, where).flatMap(text -> TypeFile.read(id, text, where));
  }

  /**
   * Reads a type from the text of a file that is not of the library.
   *
   * @param id the file's name without ending
   * @param where the file; its mistakes go there
   * @return the type; empty when the text has a mistake
   */
  public static Optional<MachineType> read(String id, String text, Where where) {
    return TypeFile.read(id, text, where);
  }

  /** True when the library has a type of this id. */
  static boolean has(String id) {
    return isFileName(id) && MachineTypes.class.getResource(FOLDER + id + ENDING) != null;
  }

  private static Optional<String> text(String name, Where where) {
    if (!isFileName(name)) {
      return Optional.empty();
    }
    try (InputStream stream = MachineTypes.class.getResourceAsStream(FOLDER + name)) {
      return stream == null ? Optional.empty() : FileText.read(stream, where);
    } catch (IOException e) {
      throw new UncheckedIOException("the library cannot be read [file=%s]".formatted(name), e);
    }
  }

  /** An id comes from outside: it must not lead out of the library. */
  private static boolean isFileName(String name) {
    return Names.isValid(name) && name.indexOf('\\') < 0;
  }
}

package org.plantroom.study;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Studies that come with the program, to begin with. */
public final class StudyExamples {
  private static final String FOLDER = "/studies/";

  private StudyExamples() {}

  /**
   * Their files' texts by name.
   *
   * @throws UncheckedIOException when one is missing, which is a mistake in the build
   */
  public static SequencedMap<String, String> all() {
    SequencedMap<String, String> examples = new TreeMap<>();
    text("index.txt").lines().forEach(name -> examples.put(name, text(name + ".yaml")));
    return examples;
  }

  private static String text(String name) {
    try (InputStream in = StudyExamples.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException(FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

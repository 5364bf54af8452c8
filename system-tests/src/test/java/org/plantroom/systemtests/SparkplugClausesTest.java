package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every normative clause of Sparkplug 3.0 is claimed: by a test that bears its id as a tag, or by a
 * reason in {@code sparkplug-clauses.tsv}. The page of all is made of both.
 */
class SparkplugClausesTest {
  private static final Path PAGE = Repository.root().resolve("docs/reference/sparkplug-clauses.md");
  private static final Path CLAUSES =
      Repository.root().resolve("system-tests/src/test/resources/sparkplug-clauses.tsv");
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"(tck-id-[A-Za-z0-9_-]+)\"\\)");
  private static final String HEAD =
      """
      # Sparkplug 3.0, clause by clause

      Every clause with an id in the [specification](https://sparkplug.eclipse.org/specification/version/3.0/documents/sparkplug-specification-3.0.0.pdf),
      by chapter, with the tests that bear its id, or why there is none. Made by `SparkplugClausesTest`, which fails
      while a clause is unclaimed.

      | chapter | clause | shown by |
      | --- | --- | --- |
      """;

  /** A line of the list. */
  private record Clause(String id, String chapter, String reason) {
    static Clause of(String line) {
      String[] parts = line.split("\t", -1);
      return new Clause(
          parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }
  }

  @Test
  void everyClauseIsClaimedByATestOrAReasonAndThePageSaysWhich() throws IOException {
    SortedMap<String, SortedSet<String>> tests = tests();
    List<Clause> clauses = Files.readAllLines(CLAUSES).stream().map(Clause::of).toList();

    assertThat(clauses.stream().map(Clause::id))
        .as("tags name real clauses")
        .containsAll(tests.keySet());
    assertThat(clauses)
        .as("clauses claimed by neither test nor reason")
        .noneMatch(clause -> clause.reason().isEmpty() && !tests.containsKey(clause.id()));
    assertThat(clauses)
        .as("reasons that a test has made needless")
        .noneMatch(clause -> !clause.reason().isEmpty() && tests.containsKey(clause.id()));
    checkPage(page(clauses, tests));
  }

  private static String page(List<Clause> clauses, SortedMap<String, SortedSet<String>> tests) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Clause clause : clauses) {
      SortedSet<String> shown = tests.get(clause.id());
      page.append(
          "| %s | `%s` | %s |%n"
              .formatted(
                  clause.chapter(),
                  clause.id().substring("tck-id-".length()),
                  shown == null ? clause.reason() : String.join(", ", shown)));
    }
    return page.toString();
  }

  private static void checkPage(String expected) throws IOException {
    if (Boolean.getBoolean("plantroom.regenerate")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("%s; to regenerate run this test with -Dplantroom.regenerate=true", PAGE)
        .isEqualTo(expected);
  }

  /** The classes of tests by the clause they bear. */
  private static SortedMap<String, SortedSet<String>> tests() throws IOException {
    SortedMap<String, SortedSet<String>> tests = new TreeMap<>();
    try (Stream<Path> modules = Files.list(Repository.root())) {
      List<Path> folders =
          modules.map(m -> m.resolve("src/test/java")).filter(Files::isDirectory).toList();
      folders.forEach(folder -> addTests(folder, tests));
    }
    return tests;
  }

  private static void addTests(Path folder, SortedMap<String, SortedSet<String>> tests) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        Matcher tag = TAG.matcher(Files.readString(file));
        while (tag.find()) {
          tests.computeIfAbsent(tag.group(1), id -> new TreeSet<>()).add("`" + name + "`");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

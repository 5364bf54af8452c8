package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every part of a plant, and every controller, tells its equations, assumptions, units, range of
 * validity and source, and shows its ports.
 */
class ComponentDocsTest {
  /** The class's own Javadoc: the last one before it. */
  private static final Pattern DOCUMENTED =
      Pattern.compile(
          "/\\*\\*((?:(?!/\\*\\*).)*?)\\*/\\s*(?:public )?(?:final )?class (\\w+)([^{]*)\\{",
          Pattern.DOTALL);

  private static final Pattern PART = Pattern.compile("implements [^{]*\\bComponent\\b");

  private static final Map<String, Pattern> TOLD =
      new TreeMap<>(
          Map.of(
              "a picture of its ports", Pattern.compile("<pre>"),
              "equations", Pattern.compile("Equations?\\b"),
              "assumptions", Pattern.compile("Assumptions?\\b"),
              "units", Pattern.compile("[Uu]nits\\b"),
              "range", Pattern.compile("[Rr]ange\\b"),
              "source", Pattern.compile("[Ss]ource:\\s")));

  /** What each part of a plant lacks, by the part. */
  private static Map<String, List<String>> lacking(boolean any) throws IOException {
    Map<String, List<String>> lacking = new TreeMap<>();
    try (Stream<Path> modules = Files.list(Repository.root())) {
      for (Path folder : modules.map(m -> m.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(folder)) {
          look(folder, lacking);
        }
      }
    }
    lacking.values().removeIf(words -> !any && words.isEmpty());
    return lacking;
  }

  private static void look(Path folder, Map<String, List<String>> lacking) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        boolean isController = folder.resolve("org/plantroom/controls").equals(file.getParent());
        Matcher type = DOCUMENTED.matcher(Files.readString(file));
        if (type.find() && (isController || PART.matcher(type.group(3)).find())) {
          lacking.put(type.group(2), lacking(type.group(1)));
        }
      }
    }
  }

  private static List<String> lacking(String text) {
    return TOLD.entrySet().stream()
        .filter(what -> !what.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void everyPartTellsWhatItComputesAndWhereThatHolds() throws IOException {
    assertThat(lacking(true)).containsKeys("StratifiedTank", "Room", "FmuComponent", "Pid");
    assertThat(lacking(false)).isEmpty();
  }
}

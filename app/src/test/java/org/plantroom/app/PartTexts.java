package org.plantroom.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of a plant file as they are written, comments and layout with them, by type. */
final class PartTexts {
  private static final Pattern ONE_LINE =
      Pattern.compile("^( *)[A-Za-z0-9-]+: \\{type: (\\w+)[,}].*$");
  private static final Pattern FIRST_LINE = Pattern.compile("^( *)[A-Za-z0-9-]+:$");
  private static final Pattern TYPE = Pattern.compile("^ *type: (\\w+)$");

  private PartTexts() {}

  /** Parts of each type in their order, without indentation; those of groups as the first copy. */
  static Map<String, List<String>> of(String plant) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    List<String> lines = plant.replace("${i}", "1").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher whole = ONE_LINE.matcher(lines.get(i));
      Matcher first = FIRST_LINE.matcher(lines.get(i));
      if (whole.matches()) {
        add(parts, whole.group(2), lines.get(i));
      } else if (first.matches() && i + 1 < lines.size()) {
        Matcher type = TYPE.matcher(lines.get(i + 1));
        if (type.matches()) {
          add(parts, type.group(1), block(lines, i, first.group(1).length()));
        }
      }
    }
    return parts;
  }

  /** A line and those below it that stand further right. */
  private static String block(List<String> lines, int from, int indentation) {
    String deeper = " ".repeat(indentation + 1);
    return lines.get(from)
        + "\n"
        + lines.subList(from + 1, lines.size()).stream()
            .takeWhile(line -> line.startsWith(deeper))
            .collect(Collectors.joining("\n"));
  }

  private static void add(Map<String, List<String>> parts, String type, String text) {
    if (!text.contains("${")) {
      parts.computeIfAbsent(type, _ -> new ArrayList<>()).add(text.stripIndent().strip());
    }
  }
}

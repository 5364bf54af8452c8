package org.plantroom.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Place;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;
import org.plantroom.core.YamlTree;

/**
 * Writes parameters of a part into the text of a plant file and leaves every other character, so
 * comments and layout, as it is.
 */
public final class PlantEdit {
  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

  private PlantEdit(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        lineStarts.add(i + 1);
      }
    }
  }

  /** Puts words between two places of the text. */
  private record Splice(int from, int to, String words) {}

  /**
   * The text with other parameters.
   *
   * @param text of the file
   * @param file whose name mistakes tell, and beside which the files it names lie
   * @param part name; where a group repeats it, all its copies change
   * @param values by key, as the file would write them; keys that are not there come after the
   *     part's last key
   * @throws PlantFileException when the result would be no plant
   * @throws IllegalArgumentException when a value stands so that it cannot be replaced, or the part
   *     is written in no form that can take another key; the message tells where
   */
  public static String of(
      String text, Path file, Catalogue catalogue, String part, SequencedMap<String, String> values)
      throws PlantFileException {
    YamlNode.Mapping node = node(text, file, part);
    PlantEdit edit = new PlantEdit(text);
    List<Splice> splices = new ArrayList<>();
    StringBuilder added = new StringBuilder();
    values.forEach(
        (key, value) ->
            entry(node, key)
                .ifPresentOrElse(
                    entry -> splices.add(edit.replaced(entry, value)),
                    () -> added.append(edit.separator(node)).append(key + ": " + value)));
    if (!added.isEmpty()) {
      int at = edit.end(node);
      splices.add(new Splice(at, at, added.toString()));
    }
    String changed = edit.apply(splices);
    PlantFile.of(changed, file, catalogue).build().end();
    return changed;
  }

  private static YamlNode.Mapping node(String text, Path file, String part)
      throws PlantFileException {
    Mistakes mistakes = new Mistakes();
    Where top = Where.top(mistakes, file);
    Optional<PlantText> parts =
        YamlTree.read(text, top).flatMap(root -> PlantText.of(root, top.at(Place.START)));
    if (parts.isEmpty() || !mistakes.isEmpty()) {
      throw new PlantFileException(mistakes.list());
    }
    PlantText.Part found = parts.get().parts().get(part);
    if (found == null || !(found.node() instanceof YamlNode.Mapping mapping)) {
      throw new IllegalArgumentException(
          "the plant has no part with keys [part=%s]".formatted(part));
    }
    return mapping;
  }

  private static Optional<YamlNode.Entry> entry(YamlNode.Mapping node, String key) {
    return node.entries().stream().filter(each -> each.key().equals(key)).findFirst();
  }

  private Splice replaced(YamlNode.Entry entry, String value) {
    if (entry.value() instanceof YamlNode.Scalar scalar) {
      int from = offset(scalar.place());
      return new Splice(from, from + written(scalar).length(), value);
    }
    throw refused(entry.place(), entry.key());
  }

  /** The characters a value takes in the text. */
  private String written(YamlNode.Scalar scalar) {
    int from = offset(scalar.place());
    for (String form :
        List.of(scalar.text(), '"' + scalar.text() + '"', "'" + scalar.text() + "'")) {
      if (text.startsWith(form, from)) {
        return form;
      }
    }
    throw refused(scalar.place(), scalar.text());
  }

  /** What comes before a further key: a new line of its own, or a comma where all share braces. */
  private String separator(YamlNode.Mapping node) {
    Place first = node.entries().getFirst().place();
    return isBraced(node)
        ? ", "
        : "\n" + text.substring(lineStarts.get(first.line() - 1), offset(first));
  }

  /** Where further keys go: after the last value that is one word, and its line's comment. */
  private int end(YamlNode.Mapping node) {
    YamlNode.Scalar last =
        node.entries().stream()
            .map(YamlNode.Entry::value)
            .filter(YamlNode.Scalar.class::isInstance)
            .map(YamlNode.Scalar.class::cast)
            .toList()
            .getLast();
    int end = offset(last.place()) + written(last).length();
    int line = text.indexOf('\n', end);
    return isBraced(node) ? end : line < 0 ? text.length() : line;
  }

  private boolean isBraced(YamlNode.Mapping mapping) {
    return text.charAt(offset(mapping.place())) == '{';
  }

  private int offset(Place place) {
    int start = lineStarts.get(place.line() - 1);
    return Math.min(text.length() - 1, start + place.column() - 1);
  }

  private String apply(List<Splice> splices) {
    StringBuilder changed = new StringBuilder(text);
    splices.stream()
        .sorted(Comparator.comparingInt(Splice::from).reversed())
        .forEach(each -> changed.replace(each.from(), each.to(), each.words()));
    return changed.toString();
  }

  private static IllegalArgumentException refused(Place place, String what) {
    return new IllegalArgumentException(
        "\"%s\" in line %d stands in a form that only people can change"
            .formatted(what, place.line()));
  }
}

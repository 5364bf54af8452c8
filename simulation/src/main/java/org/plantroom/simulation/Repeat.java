package org.plantroom.simulation;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.plantroom.core.YamlNode;

/**
 * One copy of a group: its number takes the place of {@code ${i}} in keys and texts; {@code ${i+1}}
 * and {@code ${i-1}} name its neighbours.
 *
 * @param number from 1
 */
record Repeat(int number) {
  private static final Pattern COUNT = Pattern.compile("\\$\\{i(?:([+-])([0-9]{1,6}))?}");

  /** The text of this copy. */
  String text(String template) {
    return template.indexOf('$') < 0
        ? template
        : COUNT.matcher(template).replaceAll(match -> Integer.toString(count(match)));
  }

  private int count(MatchResult match) {
    if (match.group(1) == null) {
      return number;
    }
    int offset = Integer.parseInt(match.group(2));
    return match.group(1).equals("+") ? number + offset : number - offset;
  }

  /** The piece of this copy; places stay those of the group. */
  YamlNode node(YamlNode template) {
    return switch (template) {
      case YamlNode.Scalar scalar -> new YamlNode.Scalar(scalar.place(), text(scalar.text()));
      case YamlNode.Sequence sequence ->
          new YamlNode.Sequence(
              sequence.place(), sequence.items().stream().map(this::node).toList());
      case YamlNode.Mapping mapping ->
          new YamlNode.Mapping(mapping.place(), entries(mapping.entries()));
      case YamlNode.Nothing nothing -> nothing;
      case YamlNode.Alias alias -> alias;
    };
  }

  private List<YamlNode.Entry> entries(List<YamlNode.Entry> templates) {
    return templates.stream()
        .map(each -> new YamlNode.Entry(each.place(), text(each.key()), node(each.value())))
        .toList();
  }
}

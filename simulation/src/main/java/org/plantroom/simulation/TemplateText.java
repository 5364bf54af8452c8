package org.plantroom.simulation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.plantroom.core.YamlNode;

/** Puts something else in the place of texts in a piece of a file; places stay. */
final class TemplateText {
  private TemplateText() {}

  /**
   * The piece with all its keys and texts changed.
   *
   * @param change gives a text for each
   */
  static YamlNode in(YamlNode template, UnaryOperator<String> change) {
    return switch (template) {
      case YamlNode.Scalar scalar ->
          new YamlNode.Scalar(scalar.place(), change.apply(scalar.text()));
      case YamlNode.Sequence sequence ->
          new YamlNode.Sequence(
              sequence.place(), sequence.items().stream().map(each -> in(each, change)).toList());
      case YamlNode.Mapping mapping ->
          new YamlNode.Mapping(mapping.place(), entries(mapping.entries(), change));
      case YamlNode.Nothing nothing -> nothing;
      case YamlNode.Alias alias -> alias;
    };
  }

  private static List<YamlNode.Entry> entries(
      List<YamlNode.Entry> templates, UnaryOperator<String> change) {
    return templates.stream()
        .map(
            each ->
                new YamlNode.Entry(
                    each.place(), change.apply(each.key()), in(each.value(), change)))
        .toList();
  }
}

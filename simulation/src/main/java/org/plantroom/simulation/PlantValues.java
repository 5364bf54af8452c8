package org.plantroom.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.YamlNode;

/**
 * What a plant file calls by a name: {@code ${stations}} stands for the text of {@code stations}
 * under {@code values}. A name without a value stays as it is.
 *
 * @param texts by name
 */
record PlantValues(Map<String, String> texts) {
  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_]*)}");

  /** Takes a copy. */
  PlantValues {
    texts = Map.copyOf(texts);
  }

  /** The values of a file's tree. */
  static PlantValues of(YamlNode root) {
    Map<String, String> texts = new HashMap<>();
    if (root instanceof YamlNode.Mapping file) {
      for (YamlNode.Entry key : file.entries()) {
        if (key.key().equals(PlantKeys.VALUES.key())
            && key.value() instanceof YamlNode.Mapping values) {
          values.entries().forEach(each -> put(each, texts));
        }
      }
    }
    return new PlantValues(texts);
  }

  private static void put(YamlNode.Entry entry, Map<String, String> texts) {
    if (entry.value() instanceof YamlNode.Scalar scalar) {
      texts.put(entry.key(), scalar.text());
    }
  }

  /** The tree with its names replaced. */
  YamlNode in(YamlNode root) {
    return texts.isEmpty() ? root : TemplateText.in(root, this::text);
  }

  private String text(String template) {
    return template.indexOf('$') < 0
        ? template
        : NAME.matcher(template)
            .replaceAll(
                name -> Matcher.quoteReplacement(texts.getOrDefault(name.group(1), name.group())));
  }
}

package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plantroom.core.Place;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;

/**
 * What a scenario changes of a plant file: a text by path, such as {@code hp.power} → {@code 14
 * kW}, {@code pump.inputs.speed} → {@code 0.8} or {@code seed} → {@code 3}.
 *
 * @param texts by path: a key of the file itself, one of its values such as {@code
 *     values.stations}, or a part's name and keys joined by dots
 */
record PlantChanges(Map<String, String> texts) {
  static final PlantChanges NONE = new PlantChanges(Map.of());

  /** Takes a copy. */
  PlantChanges {
    texts = Map.copyOf(texts);
  }

  /** These, and others that win. */
  PlantChanges and(Map<String, String> more) {
    Map<String, String> both = new HashMap<>(texts);
    both.putAll(more);
    return new PlantChanges(both);
  }

  /** The part of this name with what changes in it. */
  YamlNode apply(String part, YamlNode node) {
    YamlNode changed = node;
    for (Map.Entry<String, String> change : texts.entrySet()) {
      if (change.getKey().startsWith(part + ".")) {
        String[] keys = change.getKey().substring(part.length() + 1).split("\\.", -1);
        changed = with(changed, keys, 0, change.getValue());
      }
    }
    return changed;
  }

  /** The whole file with what changes in its own keys. */
  YamlNode apply(YamlNode root) {
    YamlNode changed = root;
    for (Map.Entry<String, String> change : texts.entrySet()) {
      String[] keys = change.getKey().split("\\.", -1);
      if (keys.length == 1 || keys[0].equals(PlantKeys.VALUES.key())) {
        changed = with(changed, keys, 0, change.getValue());
      }
    }
    return changed;
  }

  private static YamlNode with(YamlNode node, String[] keys, int at, String text) {
    if (at == keys.length) {
      return new YamlNode.Scalar(node.place(), text);
    }
    List<YamlNode.Entry> entries = new ArrayList<>();
    YamlNode before = new YamlNode.Mapping(node.place(), List.of());
    Place place = node.place();
    if (node instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        if (entry.key().equals(keys[at])) {
          before = entry.value();
          place = entry.place();
        } else {
          entries.add(entry);
        }
      }
    }
    entries.add(new YamlNode.Entry(place, keys[at], with(before, keys, at + 1, text)));
    return new YamlNode.Mapping(node.place(), entries);
  }

  /** Reports changes of parts that the plant does not have. */
  void check(Set<String> parts, Where top) {
    Set<String> known = new HashSet<>(parts);
    known.addAll(PlantKeys.FORMAT.fields().keySet());
    for (String path : texts.keySet()) {
      int dot = path.indexOf('.');
      String first = dot < 0 ? path : path.substring(0, dot);
      if (!known.contains(first)) {
        top.report(
            "a change of %s".formatted(path),
            "a part of the plant" + Suggestion.hint(first, known));
      }
    }
  }
}

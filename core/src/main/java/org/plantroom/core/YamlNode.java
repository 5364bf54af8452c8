package org.plantroom.core;

import java.util.List;

/** A piece of a YAML file that knows its place. */
public sealed interface YamlNode {
  /** Where it begins. */
  Place place();

  /** How a message speaks of it. */
  String found();

  /** One word, number or text, as it was written. */
  record Scalar(Place place, String text) implements YamlNode {
    @Override
    public String found() {
      return Excerpt.quoted(text);
    }
  }

  /** A key with no value after it, or a null. */
  record Nothing(Place place) implements YamlNode {
    @Override
    public String found() {
      return "nothing";
    }
  }

  /** A word that points to another place; no key takes one, so every reader reports it. */
  record Alias(Place place) implements YamlNode {
    @Override
    public String found() {
      return "an alias";
    }
  }

  /** A list. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    @Override
    public String found() {
      return "a list";
    }
  }

  /** Keys with values; no key occurs twice. */
  record Mapping(Place place, List<Entry> entries) implements YamlNode {
    @Override
    public String found() {
      return "a map";
    }
  }

  /** One key with its value. */
  record Entry(Place place, String key, YamlNode value) {}
}

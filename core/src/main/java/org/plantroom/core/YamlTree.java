package org.plantroom.core;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML into a tree that knows lines and columns. Any text gives a tree or a mistake: length,
 * depth and number of nodes are bounded, and aliases, by which a few lines can stand for millions
 * of values, are refused.
 */
public final class YamlTree {
  /** A longer text is refused. */
  public static final int MAX_CHARACTERS = 16 << 20;

  /** Deeper nesting is refused. */
  public static final int MAX_DEPTH = 24;

  private static final int MAX_TOKENS = 2_000_000;

  private static final YAMLFactory FACTORY = factory();

  private final YAMLParser parser;

  private YamlTree(YAMLParser parser) {
    this.parser = parser;
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxTokenCount(MAX_TOKENS)
                .build())
        .build();
  }

  /**
   * Reads one document.
   *
   * @param text at most {@value #MAX_CHARACTERS} characters
   * @param where the file, for mistakes
   * @return the tree; empty when the text is no YAML, which has then been reported
   */
  public static Optional<YamlNode> read(String text, Where where) {
    try (YAMLParser parser = FACTORY.createParser(text)) {
      return new YamlTree(parser).document(where);
    } catch (JsonProcessingException e) {
      reportSyntax(e, where);
    } catch (IOException | RuntimeException e) {
      // The boundary to the YAML library: what it throws at odd bytes must not stop the check.
      where.report(notYaml(e.toString()), "well-formed YAML");
    }
    return Optional.empty();
  }

  private Optional<YamlNode> document(Where where) throws IOException {
    JsonToken first = parser.nextToken();
    YamlNode node = first == null ? new YamlNode.Nothing(Place.START) : node(first, where);
    if (parser.nextToken() != null) {
      where.at(here()).report("a second document", "one document a file");
    }
    return Optional.of(node);
  }

  private YamlNode node(JsonToken token, Where where) throws IOException {
    Place place = here();
    return switch (token) {
      case START_OBJECT -> new YamlNode.Mapping(place, entries(where));
      case START_ARRAY -> new YamlNode.Sequence(place, items(where));
      case VALUE_NULL -> new YamlNode.Nothing(place);
      default -> scalar(place);
    };
  }

  private YamlNode scalar(Place place) throws IOException {
    if (parser.isCurrentAlias()) {
      return new YamlNode.Alias(place);
    }
    return new YamlNode.Scalar(place, parser.getText());
  }

  private List<YamlNode> items(Where where) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      items.add(node(token, where.item(items.size(), here())));
      token = parser.nextToken();
    }
    return items;
  }

  private List<YamlNode.Entry> entries(Where where) throws IOException {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Place place = here();
      String key = parser.currentName();
      Where child = where.child(key, place);
      YamlNode.Entry entry = new YamlNode.Entry(place, key, value(child));
      YamlNode.@Nullable Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        child.report("the same key as in line " + first.place().line(), "every key only once");
      }
    }
    return List.copyOf(entries.values());
  }

  private YamlNode value(Where where) throws IOException {
    JsonToken token = parser.nextToken();
    return token == null ? new YamlNode.Nothing(here()) : node(token, where);
  }

  private Place here() {
    return place(parser.currentTokenLocation());
  }

  private static Place place(JsonLocation location) {
    return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private static void reportSyntax(JsonProcessingException e, Where where) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      Place place =
          new Place(marked.getProblemMark().getLine() + 1, marked.getProblemMark().getColumn() + 1);
      where.at(place).report(notYaml(marked.getProblem()), "well-formed YAML");
    } else {
      JsonLocation location = e.getLocation();
      Place place = location == null ? where.place() : place(location);
      where.at(place).report(notYaml(e.getOriginalMessage()), "well-formed YAML");
    }
  }

  private static String notYaml(@Nullable String problem) {
    return "no YAML (%s)".formatted(Excerpt.plain(problem == null ? "" : problem, 90));
  }
}

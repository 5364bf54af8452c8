package org.plantroom.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of displays. The pages draw them from the same file, so that a checked display fits
 * what is seen.
 */
public final class SymbolLibrary {
  private static final String FILE = "/library/symbols.json";
  private static final SequencedMap<String, SymbolKind> ALL = read();

  private SymbolLibrary() {}

  /** All symbols by name. */
  public static SequencedMap<String, SymbolKind> all() {
    return ALL;
  }

  private static SequencedMap<String, SymbolKind> read() {
    SequencedMap<String, SymbolKind> kinds = new LinkedHashMap<>();
    try (InputStream stream = SymbolLibrary.class.getResourceAsStream(FILE)) {
      JsonNode tree = new JsonMapper().readTree(stream);
      tree.properties().forEach(symbol -> kinds.put(symbol.getKey(), kind(symbol.getValue())));
    } catch (IOException e) {
      throw new UncheckedIOException("the library cannot be read [file=%s]".formatted(FILE), e);
    }
    return Collections.unmodifiableSequencedMap(kinds);
  }

  private static SymbolKind kind(JsonNode symbol) {
    SequencedMap<String, SymbolKind.Point> ports = new LinkedHashMap<>();
    symbol
        .path("ports")
        .properties()
        .forEach(port -> ports.put(port.getKey(), point(port.getValue(), 0)));
    return new SymbolKind(
        symbol.path("title").asText(),
        cell(symbol.path("size")),
        symbol.has("least") ? cell(symbol.path("least")) : null,
        part(symbol.path("free")),
        Collections.unmodifiableSequencedMap(ports));
  }

  private static SymbolKind.@Nullable Part part(JsonNode free) {
    return free.isMissingNode() ? null : new SymbolKind.Part(point(free, 0), point(free, 2));
  }

  private static Cell cell(JsonNode pair) {
    return new Cell(pair.path(0).asInt(), pair.path(1).asInt());
  }

  private static SymbolKind.Point point(JsonNode numbers, int first) {
    return new SymbolKind.Point(numbers.path(first).asDouble(), numbers.path(first + 1).asDouble());
  }
}

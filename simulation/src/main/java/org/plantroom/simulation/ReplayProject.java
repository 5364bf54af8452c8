package org.plantroom.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.ProjectFiles;

/**
 * Writes a project folder that reads a replay: one site, one edge, one device, a type with a tag
 * for each column.
 *
 * @param id short name of project, type and device; letters, digits and dashes
 * @param recording what is replayed
 * @param metadata descriptions and units of its columns
 * @param options how it is replayed; the port must be a true one
 * @param broker the project's MQTT broker
 */
public record ReplayProject(
    String id, Recording recording, ColumnMetadata metadata, Replay.Options options, URI broker) {
  /** The site's id, which is also the edge's. */
  public static final String SITE = "replay";

  /** So many scans fall into a row, so that none is missed. */
  private static final int SCANS_A_ROW = 4;

  private static final long SHORTEST_SCAN_MILLIS = 50;
  private static final long LONGEST_SCAN_MILLIS = 1000;

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  /** Checks id and port. */
  public ReplayProject {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "an id has 1 to 64 letters, digits and dashes [id=%s]".formatted(id));
    }
    if (options.port() == 0) {
      throw new IllegalArgumentException("the project needs the port the replay listens on");
    }
  }

  /**
   * An id made from a file's name: {@code NIST_IBAL.csv} gives {@code nist-ibal}.
   *
   * @return {@code recording} when nothing usable is left
   */
  public static String idOf(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    String id =
        name.replaceFirst("\\.[^.]*$", "")
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return id.isEmpty() ? "recording" : id.substring(0, Math.min(id.length(), 64));
  }

  /**
   * Writes {@code project.yaml}, {@code types/ID.yaml} and {@code sites/replay.yaml}; files that
   * are there already are replaced, all together.
   */
  public void write(Path folder) throws IOException {
    ProjectFiles.save(
        folder,
        ChangeSet.NONE
            .write("project.yaml", text(project()))
            .write("types/%s.yaml".formatted(id), text(type()))
            .write("sites/%s.yaml".formatted(SITE), text(site())));
  }

  private static String text(Map<String, ?> content) throws JsonProcessingException {
    return YAML.writeValueAsString(content);
  }

  private Map<String, ?> project() {
    return map("project", id, "name", "Replay of " + id, "mqtt", brokers());
  }

  private Map<String, ?> brokers() {
    return map("brokers", List.of(broker.toString()));
  }

  private Map<String, ?> type() {
    return map(
        "name",
        "Recording " + id,
        "description",
        "A recorded table, replayed row by row",
        "class",
        "plant",
        "scanClasses",
        map("normal", scanMillis() + "ms"),
        "tags",
        tags());
  }

  /** A few scans a row: a row lasts its recorded spacing divided by the speed. */
  private long scanMillis() {
    double row = recording.shortestSpacing() / options.speed();
    return (long) Math.clamp(row / SCANS_A_ROW, SHORTEST_SCAN_MILLIS, LONGEST_SCAN_MILLIS);
  }

  private Map<String, Object> tags() {
    List<String> names = new ReplayTable(recording, options.invalid()).tagNames();
    Map<String, Object> tags = new LinkedHashMap<>();
    int columns = recording.columns().size();
    for (int i = 0; i < columns; i++) {
      tags.put(names.get(i), column(i, metadata.of(recording.columns().get(i))));
    }
    tags.put(names.get(columns), counter(columns, "", "Number of the row shown, from 1"));
    tags.put(
        names.get(columns + 1), counter(columns + 1, "s", "Recorded time of the row, since 1970"));
    return tags;
  }

  private Map<String, Object> column(int index, ColumnMetadata.Column known) {
    Map<String, Object> tag = map("register", register(index), "type", "f32");
    putIfPresent(tag, "unit", known.unit());
    tag.put("invalid", options.invalid());
    putIfPresent(tag, "description", known.description());
    return tag;
  }

  private static Map<String, Object> counter(int index, String unit, String description) {
    Map<String, Object> tag = map("register", register(index), "type", "u32");
    putIfPresent(tag, "unit", unit);
    tag.put("description", description);
    return tag;
  }

  private static String register(int index) {
    return "holding " + ReplayTable.address(index);
  }

  private static void putIfPresent(Map<String, Object> tag, String key, String value) {
    if (!value.isEmpty()) {
      tag.put(key, value);
    }
  }

  private Map<String, ?> site() {
    String address = options.host() + ":" + options.port();
    return map(
        "name",
        "Replay",
        "edges",
        map(SITE, map("devices", map(id, map("type", id, "address", address)))));
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return map;
  }
}

package org.plantroom.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a result: a table for people, JSON for programs. */
final class BenchOutput {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private BenchOutput() {}

  /**
   * Prints the table, and writes the JSON when there is a file for it.
   *
   * @throws IOException when the file cannot be written
   */
  static void show(BenchResult result, PrintWriter out, @Nullable Path json) throws IOException {
    out.println(result.bench());
    result
        .figures()
        .forEach((name, figure) -> out.printf("  %-28s %14s%n", name, BenchFigures.text(figure)));
    result.notes().forEach(note -> out.println("  " + note));
    if (!result.frames().isEmpty()) {
      out.println("  where the host's Java code spent its time:");
      result.frames().forEach(frame -> out.println("    " + frame));
    }
    out.flush();
    if (json != null) {
      JSON.writeValue(json.toFile(), object(result));
    }
  }

  private static Map<String, Object> object(BenchResult result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("bench", result.bench());
    object.putAll(result.figures());
    if (!result.frames().isEmpty()) {
      object.put("topFrames", result.frames());
    }
    return object;
  }
}

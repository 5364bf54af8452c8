package org.plantroom.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a result: a table for people, JSON for programs. */
final class BenchOutput {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private BenchOutput() {}

  /** Prints the table. */
  static void print(BenchResult result, PrintWriter out) {
    out.println(result.bench());
    result
        .figures()
        .forEach((name, figure) -> out.printf("  %-28s %14s%n", name, BenchFigures.text(figure)));
    result.notes().forEach(note -> out.println("  " + note));
    result.curves().forEach(curve -> out.print(curve.markdown()));
    if (!result.frames().isEmpty()) {
      out.println("  where the Java code spent its time:");
      result.frames().forEach(frame -> out.println("    " + frame));
    }
    out.flush();
  }

  /**
   * Writes one bench's figures as one JSON object.
   *
   * @param file null for nowhere
   * @throws IOException when the file cannot be written
   */
  static void write(BenchResult result, @Nullable Path file) throws IOException {
    if (file != null) {
      JSON.writeValue(file.toFile(), object(result));
    }
  }

  /** Writes several benches' figures as one JSON object with a member each; else as the other. */
  static void write(List<BenchResult> results, @Nullable Path file) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    results.forEach(result -> all.put(result.bench(), object(result)));
    if (file != null) {
      JSON.writeValue(file.toFile(), all);
    }
  }

  private static Map<String, Object> object(BenchResult result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("bench", result.bench());
    object.putAll(result.figures());
    if (!result.curves().isEmpty()) {
      object.put("curves", result.curves());
    }
    if (!result.frames().isEmpty()) {
      object.put("topFrames", result.frames());
    }
    return object;
  }
}

package org.plantroom.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;
import org.plantroom.edge.JournalEntry;
import org.plantroom.edge.JournalView;
import org.plantroom.edge.TagSample;

/** Shows a journal: a table for people, JSON for programs. */
final class JournalOutput {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JournalOutput() {}

  /** Prints files and losses. */
  static void print(JournalView journal, PrintWriter out) {
    out.println("journal " + journal.folder());
    for (JournalView.SegmentView file : journal.files()) {
      out.printf(
          "file %s  %,d bytes  %,d entries  %,d samples%n",
          file.name(), file.bytes(), file.entries(), file.samples());
      if (file.entries() > 0) {
        out.printf(
            "  offsets %d to %d, %s to %s%n",
            file.firstOffset(), file.lastOffset(), time(file.firstTime()), time(file.lastTime()));
      }
      if (file.damage() != null) {
        out.println("  the rest cannot be read: " + file.damage());
      }
    }
    for (JournalView.LossView loss : journal.losses()) {
      out.printf(
          "lost offsets %d to %d, %s to %s: %s%n",
          loss.from(), loss.to(), time(loss.fromTime()), time(loss.toTime()), loss.reason());
    }
    out.println("offsets reserved to " + text(journal.reservedTo()));
    out.println(
        "last sign of life "
            + (journal.lastAlive().isPresent()
                ? time(journal.lastAlive().getAsLong())
                : "unknown"));
  }

  /** Writes files and losses as one JSON object. */
  static void writeJson(JournalView journal, PrintWriter out) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("folder", journal.folder().toString());
    object.put("files", journal.files().stream().map(JournalOutput::file).toList());
    object.put("losses", journal.losses().stream().map(JournalOutput::loss).toList());
    object.put("reservedTo", boxed(journal.reservedTo()));
    object.put(
        "lastAlive",
        journal.lastAlive().isPresent() ? time(journal.lastAlive().getAsLong()) : null);
    out.println(json(object));
  }

  /** Shows an entry's samples, a line each. */
  static void entry(JournalEntry entry, boolean asJson, PrintWriter out) {
    for (TagSample sample : entry.report().samples()) {
      out.println(asJson ? json(sample(entry, sample)) : line(entry, sample));
    }
  }

  private static String line(JournalEntry entry, TagSample tag) {
    Value value = tag.sample().value();
    return "%d  %s  %s/%s  %s  %s"
        .formatted(
            entry.offset(),
            time(tag.sample().sourceTime()),
            entry.report().device(),
            tag.tag(),
            value == null ? "-" : value,
            tag.sample().quality().label());
  }

  private static Map<String, @Nullable Object> sample(JournalEntry entry, TagSample tag) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("offset", entry.offset());
    object.put("device", entry.report().device());
    object.put("tag", tag.tag());
    object.put("type", tag.type().label());
    object.put("value", tag.sample().value() == null ? null : tag.sample().value().toString());
    object.put("quality", tag.sample().quality().label());
    object.put("sourceTime", time(tag.sample().sourceTime()));
    return object;
  }

  private static Map<String, @Nullable Object> file(JournalView.SegmentView file) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", file.name());
    object.put("bytes", file.bytes());
    object.put("entries", file.entries());
    object.put("samples", file.samples());
    object.put("firstOffset", file.entries() == 0 ? null : file.firstOffset());
    object.put("lastOffset", file.entries() == 0 ? null : file.lastOffset());
    object.put("firstTime", file.entries() == 0 ? null : time(file.firstTime()));
    object.put("lastTime", file.entries() == 0 ? null : time(file.lastTime()));
    object.put("damage", file.damage());
    return object;
  }

  private static Map<String, Object> loss(JournalView.LossView loss) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("from", loss.from());
    object.put("to", loss.to());
    object.put("fromTime", time(loss.fromTime()));
    object.put("toTime", time(loss.toTime()));
    object.put("reason", loss.reason());
    return object;
  }

  private static String json(Map<String, ?> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, numbers and texts are always JSON", e);
    }
  }

  private static @Nullable Long boxed(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "nothing";
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}

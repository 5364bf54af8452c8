package org.plantroom.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.plantroom.core.Quality;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** Writes samples for other programs, inside one question's transaction. */
final class Exporter {
  private static final String LINE_END = "\r\n";

  private final Inquiry inquiry;
  private final SealedFiles sealed;
  private final TagDictionary tags;

  Exporter(Inquiry inquiry, SealedFiles sealed, TagDictionary tags) {
    this.inquiry = inquiry;
    this.sealed = sealed;
    this.tags = tags;
  }

  /** One Parquet file sorted by path and time. */
  long parquet(List<TagRef> refs, long from, long to, Path file) throws SQLException {
    String samples = samples(refs, from, to);
    String sql =
        """
        COPY (SELECT t.path, make_timestamp_ms(s.time) AS time, s.value,
          CASE WHEN t.type = 'u64' AND s.exact < 0
            THEN CAST(s.exact AS HUGEINT) + 18446744073709551616
            ELSE s.exact END::DECIMAL(20, 0) AS exact, s.text, s.quality
          FROM (%s) s JOIN tag t ON t.id = s.tag ORDER BY t.path, s.time) TO %s %s"""
            .formatted(samples, Sql.quote(file), Sql.PARQUET);
    return inquiry.execute(sql);
  }

  private String samples(List<TagRef> refs, long from, long to) throws SQLException {
    Wanted wanted = Wanted.of(refs, tags);
    return Reader.of(inquiry, sealed, wanted, from, to).samples(wanted, from, to);
  }

  /** RFC 4180, UTF-8, sorted by tag and time; the stream is flushed, not closed. */
  long csv(List<TagRef> refs, long from, long to, OutputStream out)
      throws SQLException, IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write("path,time,value,quality" + LINE_END);
    long[] rows = new long[1];
    for (TagRef ref : refs) {
      inquiry.each(
          "SELECT * FROM (%s) ORDER BY time".formatted(samples(List.of(ref), from, to)),
          chunk -> rows[0] += write(writer, ref, chunk));
    }
    writer.flush();
    return rows[0];
  }

  private static long write(Writer writer, TagRef ref, DuckDBDataChunkReader chunk) {
    try {
      for (long row = 0; row < chunk.rowCount(); row++) {
        writer.write(line(ref, chunk, row));
      }
      return chunk.rowCount();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(TagRef ref, DuckDBDataChunkReader chunk, long row) {
    return String.join(
            ",",
            quote(ref.path().toString()),
            Instant.ofEpochMilli(chunk.vector(1).getLong(row)).toString(),
            quote(value(ref.type(), chunk, row)),
            Quality.ofCode(chunk.vector(5).getUint8(row)).label())
        + LINE_END;
  }

  private static String value(ValueType type, DuckDBDataChunkReader chunk, long row) {
    if (type == ValueType.STRING) {
      DuckDBReadableVector texts = chunk.vector(4);
      return texts.isNull(row) ? "" : texts.getString(row);
    }
    if (chunk.vector(2).isNull(row)) {
      return "";
    }
    return new Value(type, RawReader.bits(type, chunk, row), null).toString();
  }

  private static String quote(String text) {
    boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

package org.plantroom.simulation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV table into memory: the first line names the columns, each further one is a row.
 *
 * <p>A missing cell at a row's end has no value; a surplus one that is not blank is a mistake.
 * UTF-8, with or without a byte order mark.
 */
final class RecordingReader {
  /** Greatest number of values taken into memory: 200 MB. */
  static final long MOST_VALUES = 50_000_000;

  /** Modbus has 65,536 registers, two a column, and the replay's own four. */
  static final int MOST_COLUMNS = 32_000;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final RecordingOptions options;
  private final List<float[]> rows = new ArrayList<>();
  private long[] instants = new long[1024];

  private RecordingReader(RecordingOptions options) {
    this.options = options;
  }

  /**
   * Reads a file.
   *
   * @throws RecordingException when it is no table that can be replayed, telling the row
   * @throws IOException when it cannot be read
   */
  static Recording read(Path file, RecordingOptions options) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new RecordingReader(options).read(in);
    } catch (CharacterCodingException e) {
      throw new RecordingException("%s is not a UTF-8 text".formatted(file));
    }
  }

  private Recording read(InputStream in) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(options.delimiter()).setTrim(true).get();
    try (Reader text = new InputStreamReader(in, decoder);
        CSVParser parser = format.parse(text)) {
      return read(parser.iterator());
    } catch (UncheckedIOException e) {
      // commons-csv wraps what its iterator meets, torn quotes included.
      throw rethrown(Objects.requireNonNull(e.getCause()));
    }
  }

  private RecordingException rethrown(IOException cause) throws IOException {
    if (cause instanceof CharacterCodingException) {
      throw cause;
    }
    return new RecordingException("row %d: %s".formatted(rows.size() + 1, cause.getMessage()));
  }

  private Recording read(Iterator<CSVRecord> lines) throws RecordingException {
    if (!lines.hasNext()) {
      throw new RecordingException("the table is empty, expected a line with column names");
    }
    List<String> headers = headers(lines.next());
    int timeIndex = timeIndex(headers);
    if (!lines.hasNext()) {
      throw new RecordingException("the table has no rows below its column names");
    }
    CSVRecord first = lines.next();
    RowTimes times = RowTimes.of(options, cell(first, timeIndex));
    add(first, headers.size(), timeIndex, times);
    while (lines.hasNext()) {
      add(lines.next(), headers.size(), timeIndex, times);
    }
    return new Recording(
        without(timeIndex, Cells.names(headers)), Arrays.copyOf(instants, rows.size()), rows);
  }

  private static List<String> headers(CSVRecord line) throws RecordingException {
    List<String> headers = new ArrayList<>(line.toList());
    if (!headers.getFirst().isEmpty() && headers.getFirst().codePointAt(0) == BYTE_ORDER_MARK) {
      headers.set(0, headers.getFirst().substring(1).strip());
    }
    if (headers.size() < 2 || headers.size() > MOST_COLUMNS) {
      throw new RecordingException(
          "expected a time column and 1 to %d others [columns=%d]"
              .formatted(MOST_COLUMNS - 1, headers.size()));
    }
    return headers;
  }

  private int timeIndex(List<String> headers) throws RecordingException {
    String wanted = options.timeColumn();
    if (wanted == null) {
      return 0;
    }
    int index = headers.indexOf(wanted.strip());
    if (index < 0) {
      throw new RecordingException(
          "no column is named %s, expected one of %s".formatted(Cells.quoted(wanted), headers));
    }
    return index;
  }

  private static List<String> without(int index, List<String> names) {
    List<String> columns = new ArrayList<>(names);
    columns.remove(index);
    return columns;
  }

  private void add(CSVRecord line, int columns, int timeIndex, RowTimes times)
      throws RecordingException {
    int row = rows.size();
    checkSurplus(line, columns, row + 1);
    if ((long) (row + 1) * columns > MOST_VALUES) {
      throw new RecordingException(
          "row %d: the table is too large, at most %d values can be replayed at once"
              .formatted(row + 1, MOST_VALUES));
    }
    addTime(times.millis(cell(line, timeIndex), row + 1), row);
    rows.add(values(line, columns, timeIndex));
  }

  private static void checkSurplus(CSVRecord line, int columns, int row) throws RecordingException {
    for (int i = columns; i < line.size(); i++) {
      if (!line.get(i).isBlank()) {
        throw new RecordingException(
            "row %d: has %d cells, expected %d".formatted(row, line.size(), columns));
      }
    }
  }

  private void addTime(long time, int row) throws RecordingException {
    if (row > 0 && time <= instants[row - 1]) {
      throw new RecordingException(
          "row %d: its time must be later than that of the row before".formatted(row + 1));
    }
    if (row == instants.length) {
      instants = Arrays.copyOf(instants, row * 2);
    }
    instants[row] = time;
  }

  private float[] values(CSVRecord line, int columns, int timeIndex) {
    float[] values = new float[columns - 1];
    for (int i = 0, column = 0; i < columns; i++) {
      if (i != timeIndex) {
        float value = Cells.number(cell(line, i));
        values[column++] = value == options.invalid() ? Float.NaN : value;
      }
    }
    return values;
  }

  private static String cell(CSVRecord line, int index) {
    return index < line.size() ? line.get(index) : "";
  }
}

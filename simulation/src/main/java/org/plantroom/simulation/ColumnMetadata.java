package org.plantroom.simulation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.plantroom.core.Unit;

/**
 * What is known of a recording's columns beside their names: a CSV file with the columns {@code
 * LABEL}, {@code DESCRIPTION} and {@code UNIT}. Immutable.
 */
public final class ColumnMetadata {
  /**
   * A column's meaning.
   *
   * @param description for people; may be empty
   * @param unit a symbol of the unit catalogue; empty for none and for one that is not known
   */
  public record Column(String description, String unit) {
    static final Column UNKNOWN = new Column("", "");
  }

  /** Knows nothing of any column. */
  public static final ColumnMetadata NONE = new ColumnMetadata(Map.of());

  /** Further lines are left unread: no table has more columns. */
  private static final int MOST_LINES = 100_000;

  private static final int LONGEST_DESCRIPTION = 300;

  private final Map<String, Column> columns;

  private ColumnMetadata(Map<String, Column> columns) {
    this.columns = columns;
  }

  /**
   * Reads a file.
   *
   * @throws RecordingException when it does not have these columns or is no text
   * @throws IOException when it cannot be read
   */
  public static ColumnMetadata read(Path file) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setTrim(true).get();
    try (Reader text = Files.newBufferedReader(file);
        CSVParser parser = format.parse(text)) {
      return read(file, parser.stream().limit(MOST_LINES).toList());
    } catch (UncheckedIOException e) {
      String message = Objects.requireNonNull(e.getCause()).getMessage();
      throw new RecordingException("%s: %s".formatted(file, message));
    } catch (CharacterCodingException e) {
      throw new RecordingException("%s is not a UTF-8 text".formatted(file));
    }
  }

  private static ColumnMetadata read(Path file, List<CSVRecord> lines) throws RecordingException {
    List<String> header =
        lines.isEmpty() ? List.of() : lines.getFirst().stream().map(Cells::clean).toList();
    int label = header.indexOf("LABEL");
    int description = header.indexOf("DESCRIPTION");
    int unit = header.indexOf("UNIT");
    if (label < 0 || description < 0 || unit < 0) {
      throw new RecordingException(
          "%s: expected the columns LABEL, DESCRIPTION and UNIT, found %s".formatted(file, header));
    }
    Map<String, String> symbols = Resources.texts("/units/qudt.yaml");
    Map<String, Column> columns = new HashMap<>();
    for (CSVRecord line : lines.subList(1, lines.size())) {
      Column column =
          new Column(shortened(cell(line, description)), symbol(cell(line, unit), symbols));
      columns.putIfAbsent(Cells.clean(cell(line, label)), column);
    }
    return new ColumnMetadata(columns);
  }

  private static String symbol(String code, Map<String, String> symbols) {
    return Unit.of(symbols.getOrDefault(code, code)).map(Unit::symbol).orElse("");
  }

  private static String cell(CSVRecord line, int index) {
    return index < line.size() ? line.get(index) : "";
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > LONGEST_DESCRIPTION ? plain.substring(0, LONGEST_DESCRIPTION) : plain;
  }

  /** What is known of a column of this name. */
  public Column of(String name) {
    return columns.getOrDefault(name, Column.UNKNOWN);
  }
}

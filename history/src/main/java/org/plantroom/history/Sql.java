package org.plantroom.history;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The pieces of SQL that several questions share; numbers are written in, texts quoted. */
final class Sql {
  /** How samples are written: without dictionaries, so as differences; the ADR has the figures. */
  static final String SAMPLES_PARQUET =
      "(FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, COMPRESSION_LEVEL 6,"
          + " DICTIONARY_SIZE_LIMIT 1)";

  /** How roll-ups are written: few rows, read for years, so that packing them hard pays. */
  static final String ROLL_UPS_PARQUET =
      "(FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, COMPRESSION_LEVEL 15)";

  /** How everything else is written. */
  static final String PARQUET = "(FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)";

  /** The value column of sealed samples as the table has it. */
  private static final String SEALED_VALUE = "coalesce(CAST(decimal AS DOUBLE), number)";

  /** Samples of a quality below this are usable; see Quality.isBad. */
  private static final String USABLE =
      "(quality < 128 AND (text IS NOT NULL OR coalesce(isfinite(value), false)))";

  private Sql() {}

  /** A quoted text. */
  static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A quoted file name. */
  static String quote(Path file) {
    return quote(file.toString());
  }

  /** {@code read_parquet} of these files. */
  static String parquet(List<Path> files) {
    return files.stream().map(Sql::quote).collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  /** A condition that a column is one of these numbers. */
  static String in(String column, Collection<Integer> numbers) {
    if (numbers.isEmpty()) {
      return "false";
    }
    return numbers.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", column + " IN (", ")"));
  }

  /** Sealed samples as rows of the table: tag, time, value, exact, text, quality. */
  static String sealedSamples(List<Path> files, String tags, long from, long to) {
    return """
        SELECT tag, epoch_ms(time) AS time, %s AS value, exact, text, quality
        FROM %s WHERE %s AND time >= make_timestamp_ms(%d) AND time < make_timestamp_ms(%d)"""
        .formatted(SEALED_VALUE, parquet(files), tags, from, to);
  }

  /** Samples of the table. */
  static String tableSamples(String tags, long from, long to) {
    return """
        SELECT tag, time, value, exact, text, quality
        FROM sample WHERE %s AND time >= %d AND time < %d"""
        .formatted(tags, from, to);
  }

  /** Samples as roll-ups of one sample each; the columns of {@link #rollUp}. */
  static String asPieces(String samples) {
    return """
        SELECT tag, time AS first_time, time AS last_time, 1::BIGINT AS samples,
          CAST(usable AS BIGINT) AS usable, number AS min, number AS max, number AS first,
          number AS last, coalesce(number, 0.0)::DOUBLE AS total, 0.0::DOUBLE AS integral, 0::BIGINT AS usable_ms,
          usable AS holds, quality AS last_quality
        FROM (SELECT *, %s AS usable, CASE WHEN %s AND isfinite(value) THEN value END AS number
          FROM (%s))"""
        .formatted(USABLE, USABLE, samples);
  }

  /** Of samples only what tells which was the last. */
  static String lastOfSamples(String samples) {
    return """
        SELECT tag, time AS last_time,
          CASE WHEN quality < 128 AND isfinite(value) THEN value END AS last,
          %s AS holds, quality AS last_quality FROM (%s)"""
        .formatted(USABLE, samples);
  }

  /** Of pieces only what tells which was the last. */
  static String lastOfPieces(String pieces) {
    return "SELECT tag, last_time, last, holds, last_quality FROM (%s)".formatted(pieces);
  }

  /**
   * Rolls pieces up into one row a tag and time step.
   *
   * <p>{@code integral} is the value times the ms it held between the row's first and last sample,
   * {@code usable_ms} those ms; {@code holds} tells whether the last sample was usable. With these,
   * rows that follow each other add up exactly.
   */
  static String rollUp(String pieces, long millis) {
    return """
        SELECT tag, min(first_time) AS first_time, max(last_time) AS last_time,
          CAST(sum(samples) AS BIGINT) AS samples, CAST(sum(usable) AS BIGINT) AS usable,
          min(min) AS min, max(max) AS max, arg_min(first, first_time) AS first,
          arg_max(last, last_time) AS last, sum(total) AS total,
          sum(integral + CASE WHEN held > 0 THEN coalesce(last, 0) * held ELSE 0 END) AS integral,
          CAST(sum(usable_ms + held) AS BIGINT) AS usable_ms,
          arg_max(holds, last_time) AS holds, arg_max(last_quality, last_time) AS last_quality
        FROM (SELECT *, CASE WHEN holds AND next // %1$d = first_time // %1$d
            THEN greatest(next - last_time, 0) ELSE 0 END AS held
          FROM (SELECT *, lead(first_time) OVER (PARTITION BY tag ORDER BY first_time) AS next
            FROM (%2$s)))
        GROUP BY tag, first_time // %1$d"""
        .formatted(millis, pieces);
  }

  /** Rolled-up files as pieces that begin in a time range. */
  static String sealedPieces(List<Path> files, String tags, long from, long to) {
    return """
        SELECT * REPLACE (epoch_ms(first_time) AS first_time, epoch_ms(last_time) AS last_time)
        FROM %s WHERE %s AND first_time >= make_timestamp_ms(%d)
          AND first_time < make_timestamp_ms(%d)"""
        .formatted(parquet(files), tags, from, to);
  }

  /** Pieces as they are written into files. */
  static String piecesForFile(String pieces) {
    return """
        SELECT * REPLACE (make_timestamp_ms(first_time) AS first_time,
          make_timestamp_ms(last_time) AS last_time)
        FROM (%s) ORDER BY tag, first_time"""
        .formatted(pieces);
  }

  /**
   * Samples of the table as they are written into files: a number with up to three decimals stands
   * in {@code decimal}, which Parquet packs as differences; any other in {@code number}.
   *
   * @param samples rows of tag, time, value, exact, text, quality and type
   */
  static String samplesForFile(String samples) {
    return """
        SELECT tag, make_timestamp_ms(time) AS time, CASE WHEN fits THEN decimal END AS decimal,
          CASE WHEN NOT fits THEN value END AS number, exact, text, quality
        FROM (SELECT *, coalesce(decimal IS NOT NULL AND NOT (value = 0 AND signbit(value))
            AND CASE WHEN type = 'f32' THEN CAST(CAST(decimal AS DOUBLE) AS FLOAT) = value
              ELSE CAST(decimal AS DOUBLE) = value END, false) AS fits
          FROM (SELECT *, CASE WHEN abs(value) < 9e12 THEN TRY_CAST(value AS DECIMAL(18, 3)) END
              AS decimal
            FROM (%s)))
        ORDER BY tag, time"""
        .formatted(samples);
  }
}

package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.plantroom.controls.PiTuning;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Time;
import org.plantroom.study.LoopRecord;
import org.plantroom.study.StudyException;
import picocli.CommandLine.Option;

/** Where a record of a live loop is. Filled by picocli, then only read. */
final class RecordOptions {
  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "a record of a live loop: times in the first column, or an export of a history")
  private @Nullable Path csv;

  @Option(
      names = "--history",
      paramLabel = "DIR",
      description = {
        "the folder history of a host that does not run, or of a backup, with the record;",
        "of a running host take --csv with an export"
      })
  private @Nullable Path history;

  @Option(
      names = "--output",
      paramLabel = "NAME",
      description = "column or tag of the controller's output, e.g. a valve's position")
  private @Nullable String output;

  @Option(
      names = "--measurement",
      paramLabel = "NAME",
      description = "column or tag of what is controlled")
  private @Nullable String measurement;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "first moment of the history, e.g. 2026-11-22T08:00:00+01:00",
      defaultValue = "1970-01-01T00:00:00Z")
  private OffsetDateTime from = OffsetDateTime.MIN;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "first moment after it (default: the end)",
      defaultValue = "9999-12-31T23:59:59Z")
  private OffsetDateTime to = OffsetDateTime.MAX;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "of times in the CSV that name none (default: ${DEFAULT-VALUE})",
      defaultValue = "UTC")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--gain",
      paramLabel = "NUMBER",
      description = "gain in use, negative where the output rises with the measurement")
  private @Nullable Double gain;

  @Option(
      names = "--integral-time",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "integral time in use")
  private @Nullable Double integralTime;

  /** True when a record is named. */
  boolean isGiven() {
    return csv != null || history != null;
  }

  /** What the record is called, for the folder of the results. */
  String name() {
    return csv != null ? csv.getFileName().toString().replaceFirst("\\.csv$", "") : "history";
  }

  /**
   * Reads the record and tunes its loop.
   *
   * @throws CommandFailure when an option is missing
   * @throws StudyException when there is too little to see
   */
  LoopRecord read(OptionalDouble closedLoop, Time time) throws IOException, StudyException {
    if (output == null || measurement == null) {
      throw new CommandFailure(
          "a record needs --output and --measurement: the columns or tags of the two");
    }
    if (csv != null && history != null) {
      throw new CommandFailure("--csv and --history name two records; give one");
    }
    return csv != null
        ? read(csv, output, measurement, closedLoop)
        : stored(history == null ? Path.of(".") : history, closedLoop, time);
  }

  private LoopRecord read(Path file, String moved, String seen, OptionalDouble closedLoop)
      throws StudyException {
    return LoopRecord.read(new LoopRecord.Source(file, zone, moved, seen), closedLoop, present());
  }

  private Optional<PiTuning> present() {
    if (gain == null && integralTime == null) {
      return Optional.empty();
    }
    if (gain == null || gain == 0 || integralTime == null) {
      throw new CommandFailure("--gain, other than 0, and --integral-time belong together");
    }
    return Optional.of(new PiTuning(gain, integralTime));
  }

  /** By way of an export, which is gone afterwards. */
  private LoopRecord stored(Path folder, OptionalDouble closedLoop, Time time)
      throws IOException, StudyException {
    String moved = String.valueOf(output);
    String seen = String.valueOf(measurement);
    Path export = Files.createTempFile("plantroom-record", ".csv");
    try (HistoryFolder opened = opened(folder, time)) {
      for (String tag : List.of(moved, seen)) {
        if (!opened.tags().contains(tag)) {
          throw new CommandFailure(
              "the history has no tag \"%s\"%s"
                  .formatted(tag, Suggestion.hint(tag, opened.tags())));
        }
      }
      opened.export(List.of(moved, seen), from.toInstant(), to.toInstant(), export);
      return read(export, moved, seen, closedLoop);
    } finally {
      Files.deleteIfExists(export);
    }
  }

  private static HistoryFolder opened(Path folder, Time time) {
    try {
      return HistoryFolder.open(folder, time);
    } catch (IOException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }
}

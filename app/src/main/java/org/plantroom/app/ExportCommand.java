package org.plantroom.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.history.History;
import org.plantroom.history.HistorySettings;
import org.plantroom.history.MeasuredTable;
import org.plantroom.history.TagRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plantroom export}: samples of a store for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write samples of a history into a CSV or Parquet file.",
      "The host of the history must not be running; a running one is asked through its API,",
      "and a backup of it can be exported at any time."
    })
final class ExportCommand implements Callable<Integer> {
  private final Time time;

  @Option(
      names = "--history",
      required = true,
      paramLabel = "DIR",
      description = "the folder history of the host's data, or of a backup")
  private Path folder = Path.of(".");

  @Option(
      names = "--match",
      paramLabel = "GLOB",
      description = "which tags, e.g. mill-road/** (default: all)",
      defaultValue = "**")
  private String match = "**";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "first moment, e.g. 2026-11-22T00:00:00+01:00 (default: the beginning)",
      defaultValue = "1970-01-01T00:00:00Z")
  private OffsetDateTime from = OffsetDateTime.MIN;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "first moment after the range (default: the end)",
      defaultValue = "9999-12-31T23:59:59Z")
  private OffsetDateTime to = OffsetDateTime.MAX;

  @Option(
      names = "--every",
      paramLabel = "MINUTES",
      description = {
        "one row for each so many minutes with a column for each tag, its time-weighted mean: the",
        "form in which a study takes measured data; .csv only, needs --from and --to"
      })
  private @Nullable Integer every;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "what to write; its ending says how: .csv or .parquet")
  private Path out = Path.of("export.csv");

  @Spec private CommandSpec spec = CommandSpec.create();

  ExportCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException {
    String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".parquet")) {
      throw new CommandFailure("--out must end with .csv or .parquet [file=%s]".formatted(out));
    }
    try (History history =
        History.open(HistoryCommand.existing(folder), HistorySettings.defaults(), time)) {
      List<TagPath> tags = tags(history);
      if (every != null) {
        spec.commandLine().getOut().printf("%d rows%n", table(history, tags, every, name));
        return 0;
      }
      long samples = name.endsWith(".csv") ? csv(history, tags) : parquet(history, tags);
      spec.commandLine().getOut().printf("%d samples of %d tags%n", samples, tags.size());
    }
    return 0;
  }

  private List<TagPath> tags(History history) {
    Glob glob = Projects.glob("--match", match);
    return history.tags().stream()
        .map(TagRef::path)
        .filter(tag -> glob.matches(tag.toString()))
        .sorted()
        .toList();
  }

  private long csv(History history, List<TagPath> tags) throws IOException {
    try (OutputStream stream = Files.newOutputStream(out)) {
      return history.exportCsv(tags, millis(from), millis(to), stream);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private int table(History history, List<TagPath> tags, int minutes, String name)
      throws IOException {
    if (!name.endsWith(".csv") || tags.isEmpty()) {
      throw new CommandFailure("--every needs tags and a file .csv [file=%s]".formatted(out));
    }
    MeasuredTable table = measured(history, tags, minutes);
    Files.writeString(out, table.csv());
    return table.rows();
  }

  private MeasuredTable measured(History history, List<TagPath> tags, int minutes) {
    try {
      return MeasuredTable.read(history, tags, millis(from), millis(to), minutes);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--every with --from and --to: " + e.getMessage());
    }
  }

  private long parquet(History history, List<TagPath> tags) {
    return history.exportParquet(tags, millis(from), millis(to), out.toAbsolutePath());
  }

  private static long millis(OffsetDateTime time) {
    Instant instant = time.toInstant();
    return Math.max(0, instant.toEpochMilli());
  }
}

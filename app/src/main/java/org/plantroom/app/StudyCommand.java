package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.plantroom.simulation.Catalogue;
import org.plantroom.study.ResultFiles;
import org.plantroom.study.Study;
import org.plantroom.study.StudyException;
import org.plantroom.study.StudyFile;
import org.plantroom.study.StudyProgress;
import org.plantroom.study.StudyResult;
import org.plantroom.study.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom study}: what if. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    description =
        "Run a plant through scenarios, sweeps, an optimisation or a calibration, and compare.",
    footer = {
      "",
      "Writes report.html and its tables as CSV and Parquet. docs/how-to/what-if.md shows how a",
      "study is written."
    })
final class StudyCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 256;

  private final Time time;

  @Parameters(paramLabel = "STUDY", description = "a study file, e.g. study.yaml")
  private Path file = Path.of(".");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the results go (default: a folder beside the file, of its name)")
  private @Nullable Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "runs side by side (default: one a core)")
  private @Nullable Integer threads;

  @Option(
      names = "--relative-to",
      paramLabel = "DIR",
      description = "where the files are that the study names (default: beside it)")
  private @Nullable Path beside;

  @Option(
      names = "--progress-lines",
      hidden = true,
      description = "tell progress as lines of JSON, and end with the standard input")
  private boolean lines;

  @Spec private CommandSpec spec = CommandSpec.create();

  StudyCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (workers < 1 || workers > MOST_THREADS) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be 1 to %d".formatted(MOST_THREADS));
    }
    return lines ? forProgram(workers) : forPeople(workers);
  }

  private int forPeople(int workers) throws IOException, InterruptedException {
    StudyBar bar = new StudyBar(System.err, time);
    StudyResult result;
    try {
      result = run(workers, bar);
    } catch (CommandFailure e) {
      bar.giveUp();
      throw e;
    }
    bar.finish();
    Path folder = out == null ? results() : out;
    new ResultFiles(folder).write(result);
    tell(result, folder);
    return 0;
  }

  /** For the host, which shows the results itself. */
  private int forProgram(int workers) throws IOException, InterruptedException {
    StudyLines.endWith(System.in);
    StudyLines told = new StudyLines(System.out, time);
    StudyResult result = run(workers, told);
    new ResultFiles(out == null ? results() : out).write(result);
    told.finish();
    return 0;
  }

  private StudyResult run(int workers, StudyProgress progress)
      throws IOException, InterruptedException {
    try (StudyRunner runner = new StudyRunner(workers, progress, time)) {
      return runner.run(read());
    } catch (StudyException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  private Study read() throws IOException, StudyException {
    Catalogue catalogue = PlantCatalogue.all();
    return beside == null
        ? StudyFile.read(file, catalogue, folder -> HistoryFolder.open(folder, time))
        : StudyFile.of(
            Files.readString(file), beside.resolve(file.getFileName()), Path.of("/"), catalogue);
  }

  private Path results() {
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return file.toAbsolutePath().resolveSibling(name + "-results");
  }

  private void tell(StudyResult result, Path folder) {
    PrintWriter console = spec.commandLine().getOut();
    new StudySummary(result).write(console);
    console.println("report  " + folder.resolve("report.html"));
    console.flush();
  }
}

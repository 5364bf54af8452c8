package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.plantroom.simulation.ColumnMetadata;
import org.plantroom.simulation.ProgressBar;
import org.plantroom.simulation.Recording;
import org.plantroom.simulation.RecordingOptions;
import org.plantroom.simulation.Replay;
import org.plantroom.simulation.ReplayProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plantroom replay}: a recorded table as a Modbus TCP device. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Serve a recorded table as a Modbus TCP device and write the project that reads it.")
final class ReplayCommand implements Callable<Integer> {
  private final Time time;

  @Mixin private SpeedOption speed = new SpeedOption();

  @Mixin private WrittenBrokerOption broker = new WrittenBrokerOption();

  @Option(
      names = "--csv",
      required = true,
      paramLabel = "FILE",
      description = "the recorded table, with a header")
  private Path csv = Path.of(".");

  @Option(
      names = "--time-column",
      paramLabel = "C",
      description = "the column with the row's time (default: the first)")
  private @Nullable String timeColumn;

  @Option(
      names = "--time-format",
      paramLabel = "F",
      description = "its pattern, e.g. \"MM/dd  HH:mm:ss\" (default: the usual one that fits)")
  private @Nullable String timeFormat;

  @Option(
      names = "--zone",
      paramLabel = "Z",
      description = "where the times were taken, e.g. Europe/Stockholm (default: ${DEFAULT-VALUE})",
      defaultValue = "UTC")
  private ZoneId zone = ZoneOffset.UTC;

  @Option(
      names = "--delimiter",
      paramLabel = "C",
      description = "the character between cells (default: ${DEFAULT-VALUE})",
      defaultValue = ",")
  private char delimiter;

  @Option(
      names = "--invalid",
      paramLabel = "N",
      description = "the number that means no value (default: ${DEFAULT-VALUE})",
      defaultValue = "-9999")
  private float invalid;

  @Option(
      names = "--metadata",
      paramLabel = "FILE",
      description = "a table LABEL,DESCRIPTION,UNIT that tells what the columns mean")
  private @Nullable Path metadata;

  @Option(
      names = "--port",
      paramLabel = "P",
      converter = PortConverter.class,
      description = "Modbus TCP port on loopback, 0 for a free one (default: ${DEFAULT-VALUE})",
      defaultValue = "5020")
  private int port;

  @Option(names = "--loop", description = "begin again after the last row")
  private boolean loop;

  @Option(
      names = "--write-project",
      paramLabel = "DIR",
      description = "write project.yaml, types and sites that read the replay")
  private @Nullable Path project;

  @Spec private CommandSpec spec = CommandSpec.create();

  ReplayCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RecordingOptions reading =
        RecordingOptions.DEFAULT
            .withTimeColumn(timeColumn)
            .withTimeFormat(timeFormat)
            .withZone(zone)
            .withDelimiter(delimiter)
            .withInvalid(invalid);
    Recording recording = Recording.read(csv, reading);
    Replay.Options options =
        Replay.Options.DEFAULT
            .withPort(port)
            .withSpeed(speed.speed)
            .withLoop(loop)
            .withInvalid(invalid)
            .withWaitForReader(project != null);
    try (Running running = new Running()) {
      ProgressBar progress = new ProgressBar(System.err, time);
      Replay replay = running.add(Replay.start(recording, options, time, progress));
      PrintWriter out = spec.commandLine().getOut();
      out.printf("replay  %d rows of %d columns%n", recording.size(), recording.columns().size());
      out.println("device  modbus tcp 127.0.0.1:" + replay.port() + " unit " + Replay.UNIT);
      if (project != null) {
        write(project, recording, options.withPort(replay.port()));
        out.println("project " + project);
      }
      out.flush();
      running.await();
    }
    return 0;
  }

  private void write(Path folder, Recording recording, Replay.Options options) throws IOException {
    ColumnMetadata columns = metadata == null ? ColumnMetadata.NONE : ColumnMetadata.read(metadata);
    new ReplayProject(ReplayProject.idOf(csv), recording, columns, options, broker.uri)
        .write(folder);
  }
}

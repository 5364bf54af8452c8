package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.plantroom.core.WholeFile;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantEdit;
import org.plantroom.simulation.PlantFileException;
import org.plantroom.simulation.PlantSource;
import org.plantroom.study.LoopRecord;
import org.plantroom.study.LoopTuner;
import org.plantroom.study.LoopTuning;
import org.plantroom.study.StudyException;
import org.plantroom.study.TuningReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom tune}: gain and integral time of a loop. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Tune a control loop by SIMC, from a simulated plant or from a record of a live machine."
    },
    footer = {
      "",
      "  plantroom tune office --loop supplyControl --at 34h --longest 2h",
      "  plantroom tune plant.yaml --loop supplyControl --write",
      "  plantroom tune --csv valve-test.csv --output position --measurement supply",
      "",
      "Writes report.html with the fit and the response before and after. docs/how-to/tune.md",
      "shows how."
    })
final class TuneCommand implements Callable<Integer> {
  private final Time time;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PLANT",
      description = "a plant file, or the name of an example")
  private @Nullable String plant;

  @Mixin private LoopOptions loop = new LoopOptions();

  @Mixin private RecordOptions record = new RecordOptions();

  @Option(
      names = "--closed-loop",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = {
        "SIMC's tau_c, the wanted time constant of the closed loop; longer is calmer (default: the",
        "dead time with its error, or three steps of the plant if that is more)"
      })
  private @Nullable Double closedLoop;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the report goes (default: a folder here, of the loop's name)")
  private @Nullable Path out;

  @Spec private CommandSpec spec = CommandSpec.create();

  TuneCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if ((plant == null) != record.isGiven()) {
      throw new ParameterException(
          spec.commandLine(),
          "name a plant with --loop, or a record with --csv or --history; one of the two");
    }
    try {
      if (plant == null) {
        tuneRecord();
      } else {
        tunePlant(plant);
      }
      return 0;
    } catch (StudyException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    } catch (PlantFileException e) {
      throw new CommandFailure("the plant cannot be used%n%s".formatted(e.getMessage()));
    }
  }

  private void tuneRecord() throws IOException, StudyException {
    if (loop.write) {
      throw new ParameterException(spec.commandLine(), "--write needs a plant file");
    }
    LoopRecord found = record.read(wanted(), time);
    PrintWriter console = spec.commandLine().getOut();
    new TuneSummary(console).write(found);
    report(record.name(), TuningReport.of(found), console);
  }

  private void tunePlant(String name)
      throws IOException, PlantFileException, StudyException, InterruptedException {
    Catalogue catalogue = PlantCatalogue.all();
    PlantSource source = PlantSource.find(name, catalogue);
    if (loop.write && !Files.isRegularFile(Path.of(name))) {
      throw new CommandFailure(
          "--write needs a plant file of your own; %s is an example".formatted(name));
    }
    LoopTuning found = tuned(source, named(source));
    PrintWriter console = spec.commandLine().getOut();
    new TuneSummary(console).write(found);
    report(found.task().loop(), TuningReport.of(found), console);
    if (loop.write) {
      write(Path.of(name), found, catalogue, console);
    }
  }

  /** The loop that is asked for, or the only one. */
  private String named(PlantSource source) throws PlantFileException {
    if (loop.loop != null) {
      return loop.loop;
    }
    Plant built = source.file().build();
    try {
      if (built.loops().size() == 1) {
        return built.loops().getFirst();
      }
      throw new CommandFailure(
          built.loops().isEmpty()
              ? "the plant has no PID controller to tune"
              : "say which loop by --loop: " + String.join(", ", built.loops()));
    } finally {
      built.end();
    }
  }

  private LoopTuning tuned(PlantSource source, String name)
      throws StudyException, InterruptedException {
    StudyBar bar = new StudyBar(System.err, time);
    try {
      LoopTuning found = new LoopTuner(loop.task(source.file(), name, wanted()), bar).tune();
      bar.finish();
      return found;
    } catch (StudyException e) {
      bar.giveUp();
      throw e;
    }
  }

  private OptionalDouble wanted() {
    return closedLoop == null ? OptionalDouble.empty() : OptionalDouble.of(closedLoop);
  }

  private void report(String name, String page, PrintWriter console) throws IOException {
    Path folder = out == null ? Path.of(name + "-tuning") : out;
    Files.createDirectories(folder);
    Path report = folder.resolve("report.html");
    Files.writeString(report, page);
    console.println("report  " + report);
    console.flush();
  }

  private static void write(Path file, LoopTuning found, Catalogue catalogue, PrintWriter console)
      throws IOException, PlantFileException {
    if (!found.tuned().isTrusted()) {
      throw new CommandFailure("%s is left as it was: the fit explains too little".formatted(file));
    }
    SequencedMap<String, String> keys = found.tuned().keys(found.present().action());
    try {
      String changed =
          PlantEdit.of(Files.readString(file), file, catalogue, found.task().loop(), keys);
      WholeFile.write(file, changed.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("%s is left as it was: %s".formatted(file, e.getMessage()));
    }
    console.println("written %s: %s".formatted(file, keys));
    console.flush();
  }
}

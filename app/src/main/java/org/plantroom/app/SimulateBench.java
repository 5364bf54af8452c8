package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFile;
import org.plantroom.simulation.PlantFileException;
import org.plantroom.simulation.PlantSource;

/**
 * How fast plants are simulated, on one thread: a year of a building with heat pump, tank,
 * hydraulics and air handling unit; a thousand of them at once; and how the cost grows with the
 * number of components.
 */
final class SimulateBench {
  private static final String YEAR_PLANT = "office";
  private static final double YEAR = 365 * 86_400.0;
  private static final double WARM_UP = YEAR / 4;
  private static final int PLANTS = 1_000;
  private static final int ROUNDS = 20;
  private static final int[] SIZES = {10, 100, 1_000};
  private static final double NANOS = 1e9;

  private final BenchRun run;

  SimulateBench(BenchRun run) {
    this.run = run;
  }

  /** Runs it. */
  BenchResult run() throws IOException {
    try {
      return measure();
    } catch (PlantFileException e) {
      throw new CommandFailure("the bench's plant cannot be built: " + e.getMessage());
    }
  }

  private BenchResult measure() throws IOException, PlantFileException {
    Map<String, Number> figures = new LinkedHashMap<>();
    PlantFile office = PlantSource.find(YEAR_PLANT, Catalogue.standard()).file();
    run.say("warming up");
    office.build().run(WARM_UP);
    run.say("simulating a year of the plant %s".formatted(YEAR_PLANT));
    List<String> frames = year(office, figures);
    run.say("stepping %d plants in turn".formatted(PLANTS));
    many(office, figures);
    run.say("lengthening a line of components");
    growth(figures);
    return new BenchResult(
        "simulate",
        figures,
        List.of(
            "one thread; the plant is the example office: room, heat pump, tank, two water circuits,"
                + " air handling unit, 60 s steps, synthetic climate",
            "plantsInRealTimePerCore: how many such plants one thread steps once a second with 1 s"
                + " steps, by %d in turn".formatted(PLANTS),
            "microsecondsAStep: of a line of as many tanks as told, one into the next"),
        frames);
  }

  private List<String> year(PlantFile file, Map<String, Number> figures)
      throws IOException, PlantFileException {
    Plant plant = file.build();
    Path recorded = run.folder().resolve("year.jfr");
    try (Recording recording = recording()) {
      recording.start();
      double seconds = time(() -> plant.run(YEAR));
      recording.stop();
      recording.dump(recorded);
      figures.put("secondsPerPlantYear", BenchFigures.rounded(seconds));
      figures.put("timesRealTime", Math.round(YEAR / seconds));
    }
    figures.put(
        "microsecondsAStep",
        BenchFigures.rounded(
            1e6 * figures.get("secondsPerPlantYear").doubleValue() / plant.steps()));
    figures.put("sweepsAStep", BenchFigures.rounded((double) plant.sweeps() / plant.steps()));
    figures.put("stepsNotSettled", plant.unsettled());
    return Profile.topFrames(recorded);
  }

  private static Recording recording() throws IOException {
    try {
      return new Recording(Configuration.getConfiguration("profile"));
    } catch (ParseException e) {
      throw new IOException("the flight recorder's own settings cannot be read", e);
    }
  }

  private void many(PlantFile file, Map<String, Number> figures) throws PlantFileException {
    List<Plant> plants = new ArrayList<>();
    for (int i = 0; i < PLANTS; i++) {
      plants.add(file.with(Map.of("step", "1 s", "start", "%d min".formatted(i))).build());
    }
    plants.forEach(Plant::step);
    double seconds =
        time(
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                plants.forEach(Plant::step);
              }
            });
    figures.put("plantsInRealTimePerCore", Math.round(PLANTS * (double) ROUNDS / seconds));
  }

  private void growth(Map<String, Number> figures) throws PlantFileException {
    for (int size : SIZES) {
      Plant line = PlantFile.of(line(size), Path.of("line.yaml"), Catalogue.standard()).build();
      int steps = Math.max(20, 50_000 / size);
      line.run(steps * line.seconds());
      double seconds = time(() -> line.run(steps * line.seconds()));
      figures.put(
          "microsecondsAStepOf%dTanks".formatted(size),
          BenchFigures.rounded(1e6 * seconds / steps));
    }
  }

  /** Tanks around one pump. */
  private static String line(int size) {
    return """
        name: line
        components:
          tank0: {type: flowPump, nominalFlow: 4 m3/h, nominalPressure: 50 kPa, setPoint: 1 kg/s}
        groups:
          - repeat: %d
            components:
              tank${i}: {type: stratifiedTank, volume: 200 l, layers: 4}
        connections:
        """
            .formatted(size)
        + connections(size);
  }

  private static String connections(int size) {
    StringBuilder text = new StringBuilder("  - tank0.outlet -> tank1.coldInlet\n");
    for (int i = 1; i < size; i++) {
      text.append("  - tank%d.hotOutlet -> tank%d.coldInlet%n".formatted(i, i + 1));
    }
    return text.append("  - tank%d.hotOutlet -> tank0.inlet%n".formatted(size)).toString();
  }

  private double time(Runnable work) {
    long begin = run.time().nanos();
    work.run();
    return (run.time().nanos() - begin) / NANOS;
  }
}

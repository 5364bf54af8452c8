package org.plantroom.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFile;
import org.plantroom.simulation.PlantFileException;
import org.plantroom.simulation.PlantSource;

/**
 * How fast plants are simulated, on one thread: a year of a building with heat pump, tank,
 * hydraulics and air handling unit; a thousand of them at once; and how the cost grows with
 * simulated time and with the number of components.
 */
final class SimulateBench {
  private static final String PLANT = "office";
  private static final double DAY = 86_400;
  private static final double NANOS = 1e9;

  /**
   * How much is measured.
   *
   * @param days to simulate, cumulated, each longer than the one before
   * @param plants to step in turn
   * @param rounds of steps of all of them
   * @param sizes of lines of components, rising
   * @param work components to step for each size, all steps together
   */
  record Settings(List<Integer> days, int plants, int rounds, List<Integer> sizes, int work) {
    /** A year, a thousand plants. */
    static final Settings USUAL =
        new Settings(
            List.of(7, 30, 90, 180, 365), 1_000, 100, List.of(10, 30, 100, 300, 1_000), 500_000);
  }

  /**
   * What some work cost.
   *
   * @param seconds by the clock on the wall
   * @param cpu seconds of the thread
   */
  private record Cost(double seconds, double cpu) {}

  private final BenchRun run;
  private final Settings settings;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<String, Number> figures = new LinkedHashMap<>();
  private final List<BenchCurve> curves = new ArrayList<>();
  private final List<String> frames = new ArrayList<>();

  SimulateBench(BenchRun run, Settings settings) {
    this.run = run;
    this.settings = settings;
  }

  /** Runs it. */
  BenchResult run() throws IOException {
    try {
      measure();
    } catch (PlantFileException e) {
      throw new CommandFailure("the bench's plant cannot be built: " + e.getMessage());
    }
    return new BenchResult(
        "simulate",
        figures,
        List.of(
            "one thread; the plant is the example office: room, heat pump, tank, two water circuits,"
                + " air handling unit, 60 s steps, synthetic climate",
            "secondsPerPlantYear is by the clock on the wall, cpuSecondsPerPlantYear of the thread",
            "sweepsAStep and solvesAStep: passes over groups of parts that depend on each other,"
                + " and how often a part was solved",
            "plantsInRealTimePerCore: how many such plants one thread steps once a second with 1 s"
                + " steps, by %d in turn".formatted(settings.plants())),
        frames,
        curves);
  }

  private void measure() throws IOException, PlantFileException {
    PlantFile plant = PlantSource.find(PLANT, Catalogue.standard()).file();
    run.say("warming up");
    plant.build().run(settings.days().getLast() * DAY / 4);
    run.say("simulating %d days of the plant %s".formatted(settings.days().getLast(), PLANT));
    year(plant.build());
    run.say("stepping %d plants in turn".formatted(settings.plants()));
    many(plant);
    run.say("lengthening a line of components");
    growth();
  }

  private void year(Plant plant) throws IOException {
    List<BenchCurve.Point> points = new ArrayList<>();
    Cost cost = profiled("one plant's year", () -> points.addAll(days(plant)));
    double years = settings.days().getLast() / 365.0;
    double seconds = cost.seconds() / years;
    figures.put("secondsPerPlantYear", BenchFigures.rounded(seconds));
    figures.put("cpuSecondsPerPlantYear", BenchFigures.rounded(cost.cpu() / years));
    figures.put("timesRealTime", Math.round(365 * DAY / seconds));
    figures.put("microsecondsAStep", BenchFigures.rounded(1e6 * cost.cpu() / plant.steps()));
    figures.put("sweepsAStep", BenchFigures.rounded((double) plant.sweeps() / plant.steps()));
    figures.put("solvesAStep", BenchFigures.rounded((double) plant.solves() / plant.steps()));
    figures.put("stepsNotSettled", plant.unsettled());
    plant.lastUnsettled().ifPresent(last -> run.say("not settled: " + last));
    curves.add(
        new BenchCurve("How a run grows with simulated time", "days", "CPU s", "ms a day", points));
  }

  private List<BenchCurve.Point> days(Plant plant) {
    List<BenchCurve.Point> points = new ArrayList<>();
    double sum = 0;
    for (int days : settings.days()) {
      sum += cost(() -> plant.run(days * DAY - plant.elapsed())).cpu();
      points.add(new BenchCurve.Point(days, sum, 1e3 * sum / days));
    }
    return points;
  }

  private void many(PlantFile file) throws IOException, PlantFileException {
    List<Plant> plants = new ArrayList<>();
    for (int i = 0; i < settings.plants(); i++) {
      plants.add(file.with(Map.of("step", "1 s", "start", "%d min".formatted(i))).build());
    }
    plants.forEach(Plant::step);
    Cost cost =
        profiled(
            "%d plants in turn".formatted(settings.plants()),
            () -> {
              for (int round = 0; round < settings.rounds(); round++) {
                plants.forEach(Plant::step);
              }
            });
    long steps = (long) settings.plants() * settings.rounds();
    figures.put("plantsInRealTimePerCore", Math.round(steps / cost.cpu()));
  }

  private void growth() throws PlantFileException {
    List<BenchCurve.Point> points = new ArrayList<>();
    for (int size : settings.sizes()) {
      Plant line =
          PlantFile.of(BenchLine.of(size), Path.of("line.yaml"), Catalogue.standard()).build();
      int steps = Math.max(20, settings.work() / size);
      line.run(steps * line.seconds());
      double step = 1e6 * cost(() -> line.run(steps * line.seconds())).cpu() / steps;
      points.add(new BenchCurve.Point(size, step, 1e3 * step / size));
    }
    curves.add(
        new BenchCurve(
            "How a step grows with components (a line of tanks, one into the next)",
            "tanks",
            "µs a step",
            "ns a tank",
            points));
  }

  /** What some work costs, with its top frames noted under a title. */
  private Cost profiled(String title, Runnable work) throws IOException {
    Path recorded = run.folder().resolve("simulate-%d.jfr".formatted(frames.size()));
    try (Recording recording = Profile.start()) {
      Cost cost = cost(work);
      frames.add(title);
      frames.addAll(Profile.stop(recording, recorded, 0));
      return cost;
    }
  }

  private Cost cost(Runnable work) {
    long begin = run.time().nanos();
    long beginCpu = threads.getCurrentThreadCpuTime();
    work.run();
    return new Cost(
        (run.time().nanos() - begin) / NANOS,
        (threads.getCurrentThreadCpuTime() - beginCpu) / NANOS);
  }
}

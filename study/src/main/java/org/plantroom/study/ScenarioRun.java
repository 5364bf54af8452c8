package org.plantroom.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Placed;
import org.plantroom.core.Time;
import org.plantroom.core.Where;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFaults;
import org.plantroom.simulation.PlantFileException;

/**
 * Runs a study's plant through scenarios. Immutable and thread-safe.
 *
 * @param study whose plant runs
 * @param progress told of each hundredth of a run
 * @param time measures how long computing takes
 */
record ScenarioRun(Study study, StudyProgress progress, Time time) {
  private static final long SEED = 1;

  /**
   * Runs a scenario to its end.
   *
   * @throws StudyException when the plant cannot be built so or lacks what is measured
   * @throws InterruptedException when the thread is interrupted; the run is given up
   */
  RunResult run(Scenario scenario) throws StudyException, InterruptedException {
    try {
      Plant plant = study.plant().with(scenario.changes()).build();
      try {
        return run(scenario, plant);
      } finally {
        plant.end();
      }
    } catch (PlantFileException | IllegalArgumentException e) {
      throw new StudyException("scenario %s: %s".formatted(scenario.name(), e.getMessage()));
    }
  }

  private RunResult run(Scenario scenario, Plant plant) throws InterruptedException {
    Measures measures = study.measures().with(scenario.tariff());
    Recorder recorder = new Recorder(plant, study.recorded(), study.every());
    PlantFaults faults = faults(scenario, plant);
    Course course = new Course(plant, scenario.events(), faults);
    Meter meter = new Meter(measures, plant);
    long begun = time.nanos();
    long steps = Math.round(study.duration() / plant.seconds());
    long warmUp = Math.round(study.warmUp() / plant.seconds());
    long shown = Math.max(1, steps / 100);
    for (long step = 0; step < steps; step++) {
      if (step == warmUp) {
        meter = new Meter(measures, plant);
      }
      meter.before();
      course.step();
      meter.after();
      recorder.look();
      if (step % shown == 0) {
        pause(shown / (double) steps);
        progress.ran(scenario.name(), step / (double) steps);
      }
    }
    progress.ran(scenario.name(), 1);
    double computed = (time.nanos() - begun) / 1e9;
    return new RunResult(
        scenario,
        meter.kpis(),
        recorder.trajectories(),
        incidents(scenario, faults),
        plant.unsettled(),
        computed / Math.max(plant.elapsed(), plant.seconds()));
  }

  private void pause(double part) throws InterruptedException {
    progress.advanced(part);
    if (Thread.interrupted()) {
      throw new InterruptedException("the run is given up");
    }
  }

  /** Faults were checked when the study was read. */
  private static PlantFaults faults(Scenario scenario, Plant plant) {
    Where where = Where.top(new Mistakes(), Path.of("study"));
    return PlantFaults.read(
        plant, scenario.faults().stream().map(text -> new Placed<>(text, where)).toList(), SEED);
  }

  private static List<Incident> incidents(Scenario scenario, PlantFaults faults) {
    List<Incident> incidents = new ArrayList<>();
    scenario.events().forEach(event -> incidents.add(Incident.of(event)));
    faults.spans().forEach(span -> incidents.add(Incident.of(span)));
    return incidents;
  }

  /** A plant on its way through events and faults. */
  private static final class Course {
    private final Plant plant;
    private final List<Event> events;
    private final PlantFaults faults;
    private int next;

    Course(Plant plant, List<Event> events, PlantFaults faults) {
      this.plant = plant;
      this.events = events;
      this.faults = faults;
    }

    void step() {
      while (next < events.size() && events.get(next).at() <= plant.elapsed() + 1e-6) {
        Event event = events.get(next++);
        plant.input(event.input()).set(event.value());
      }
      faults.at(plant.elapsed() + 1e-6);
      plant.step();
    }
  }
}

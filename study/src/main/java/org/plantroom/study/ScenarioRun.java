package org.plantroom.study;

import java.util.List;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFileException;

/** Runs a study's plant through a scenario. */
final class ScenarioRun {
  private final Study study;
  private final StudyProgress progress;

  ScenarioRun(Study study, StudyProgress progress) {
    this.study = study;
    this.progress = progress;
  }

  /**
   * Runs it to its end.
   *
   * @throws StudyException when the plant cannot be built so or lacks what is measured
   */
  RunResult run(Scenario scenario) throws StudyException {
    try {
      return run(scenario, study.plant().with(scenario.changes()).build());
    } catch (PlantFileException | IllegalArgumentException e) {
      throw new StudyException("scenario %s: %s".formatted(scenario.name(), e.getMessage()));
    }
  }

  private RunResult run(Scenario scenario, Plant plant) {
    Measures measures = scenario.price().map(study.measures()::priced).orElse(study.measures());
    Recorder recorder = new Recorder(plant, study.recorded(), study.every());
    List<Event> events = scenario.events();
    Meter meter = new Meter(measures, plant);
    int next = 0;
    long steps = Math.round(study.duration() / plant.seconds());
    long warmUp = Math.round(study.warmUp() / plant.seconds());
    long shown = Math.max(1, steps / 100);
    for (long step = 0; step < steps; step++) {
      while (next < events.size() && events.get(next).at() <= plant.elapsed() + 1e-6) {
        Event event = events.get(next++);
        plant.input(event.input()).set(event.value());
      }
      if (step == warmUp) {
        meter = new Meter(measures, plant);
      }
      plant.step();
      meter.add(plant.seconds());
      recorder.look();
      if (step % shown == 0) {
        progress.advanced(shown / (double) steps);
      }
    }
    return new RunResult(scenario, meter.kpis(), recorder.trajectories(), plant.unsettled());
  }
}

package org.plantroom.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.plantroom.core.Placed;
import org.plantroom.core.Section;
import org.plantroom.core.Where;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFaults;
import org.plantroom.simulation.PlantFile;
import org.plantroom.simulation.PlantFileException;

/**
 * Reads the scenarios of a study file and checks that each makes a plant.
 *
 * @param plantFile that scenarios change
 * @param measures reads tariffs
 */
record ScenarioReader(PlantFile plantFile, MeasuresReader measures) {
  private static final int MOST_SCENARIOS = 1_000;

  /** The scenarios, the base first; those of a sweep follow those of the list. */
  List<Scenario> read(Section section) {
    List<Scenario> scenarios = new ArrayList<>();
    section
        .get(StudyKeys.SCENARIOS)
        .ifPresent(all -> all.forEach((name, part) -> scenarios.add(scenario(name, part))));
    if (scenarios.isEmpty()) {
      scenarios.add(Scenario.of("base", Map.of()));
    }
    section.get(StudyKeys.SWEEP).ifPresent(sweep -> addSwept(section, sweep, scenarios));
    return scenarios;
  }

  private void addSwept(
      Section section,
      SequencedMap<String, Placed<List<Placed<String>>>> sweep,
      List<Scenario> scenarios) {
    Where where = section.where(StudyKeys.SWEEP);
    long combinations = 1;
    for (Placed<List<Placed<String>>> values : sweep.values()) {
      combinations = Math.min(combinations * values.value().size(), Integer.MAX_VALUE);
    }
    if (combinations > MOST_SCENARIOS) {
      where.report(combinations + " combinations", MOST_SCENARIOS + " or fewer");
      return;
    }
    Scenario base = scenarios.getFirst();
    // Each value alone, since checking all combinations would take long; two of them that do not
    // go together are told by the run.
    sweep.forEach((path, values) -> values.value().forEach(value -> check(base, path, value)));
    scenarios.addAll(swept(base, sweep));
  }

  private void check(Scenario base, String path, Placed<String> value) {
    Map<String, String> changes = base.with("", Map.of(path, value.value())).changes();
    PlantReader.build(plantFile.with(changes), value.where()).ifPresent(Plant::end);
  }

  private Scenario scenario(String name, Placed<Section> part) {
    Section section = part.value();
    Map<String, String> changes = new LinkedHashMap<>();
    section
        .get(StudyKeys.CHANGE)
        .ifPresent(all -> all.forEach((path, text) -> changes.put(path, text.value())));
    Optional<Plant> changed = changed(section, changes);
    Tariff tariff = changed.map(measures::with).orElse(measures).tariff(section);
    List<Event> events = new ArrayList<>();
    List<Placed<String>> faults = section.get(StudyKeys.FAULTS).orElse(List.of());
    changed.ifPresent(
        built -> {
          section
              .get(StudyKeys.EVENTS)
              .ifPresent(all -> all.forEach(each -> event(each, built).ifPresent(events::add)));
          PlantFaults.read(built, faults, 0);
          built.end();
        });
    events.sort(Comparator.comparingDouble(Event::at));
    return new Scenario(name, changes, events, faults.stream().map(Placed::value).toList(), tariff);
  }

  /** The scenario's plant; one that cannot be built is told at the change that is to blame. */
  private Optional<Plant> changed(Section section, Map<String, String> changes) {
    try {
      return Optional.of(plantFile.with(changes).build());
    } catch (PlantFileException e) {
      Where where =
          section.get(StudyKeys.CHANGE).stream()
              .flatMap(all -> all.entrySet().stream())
              .filter(each -> fails(each.getKey(), each.getValue().value()))
              .map(each -> each.getValue().where())
              .findFirst()
              .orElse(section.where(StudyKeys.CHANGE));
      PlantReader.report(e, where);
      return Optional.empty();
    }
  }

  private boolean fails(String path, String text) {
    try {
      plantFile.with(Map.of(path, text)).build().end();
      return false;
    } catch (PlantFileException e) {
      return true;
    }
  }

  private static Optional<Event> event(Placed<Section> part, Plant plant) {
    Section section = part.value();
    Optional<Double> at = section.get(StudyKeys.AT);
    Optional<String> input = section.get(StudyKeys.SET);
    Optional<Double> to = section.get(StudyKeys.TO);
    if (at.isEmpty() || input.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    try {
      plant.input(input.get());
      return Optional.of(new Event(at.get(), input.get(), to.get()));
    } catch (IllegalArgumentException e) {
      section.where(StudyKeys.SET).report(PlantReader.told(e), "an input of the plant");
      return Optional.empty();
    }
  }

  private static List<Scenario> swept(
      Scenario base, SequencedMap<String, Placed<List<Placed<String>>>> sweep) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Map.Entry<String, Placed<List<Placed<String>>>> each : sweep.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> before : combinations) {
        for (Placed<String> value : each.getValue().value()) {
          Map<String, String> next = new LinkedHashMap<>(before);
          next.put(each.getKey(), value.value());
          longer.add(next);
        }
      }
      combinations = longer;
    }
    List<Scenario> scenarios = new ArrayList<>();
    combinations.forEach(changes -> scenarios.add(base.with(name(changes), changes)));
    return scenarios;
  }

  private static String name(Map<String, String> changes) {
    List<String> words = new ArrayList<>();
    changes.forEach((path, text) -> words.add(path + " " + text));
    return String.join(", ", words);
  }
}

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
import org.plantroom.simulation.PlantFile;

/**
 * Reads the scenarios of a study file and checks that each makes a plant.
 *
 * @param plantFile that scenarios change
 * @param plant of the file as it is
 */
record ScenarioReader(PlantFile plantFile, Plant plant) {
  private static final int MOST_SCENARIOS = 10_000;

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
      combinations *= values.value().size();
    }
    if (combinations > MOST_SCENARIOS) {
      where.report(combinations + " combinations", MOST_SCENARIOS + " or fewer");
      return;
    }
    List<Scenario> swept = swept(scenarios.getFirst(), sweep);
    swept.forEach(each -> check(each, where));
    scenarios.addAll(swept);
  }

  private Scenario scenario(String name, Placed<Section> part) {
    Map<String, String> changes = new LinkedHashMap<>();
    part.value()
        .get(StudyKeys.CHANGE)
        .ifPresent(all -> all.forEach((path, text) -> changes.put(path, text.value())));
    List<Event> events = new ArrayList<>();
    part.value()
        .get(StudyKeys.EVENTS)
        .ifPresent(all -> all.forEach(event -> event(event).ifPresent(events::add)));
    events.sort(Comparator.comparingDouble(Event::at));
    Scenario scenario = new Scenario(name, changes, events, part.value().get(StudyKeys.PRICE));
    check(scenario, part.where());
    return scenario;
  }

  private Optional<Event> event(Placed<Section> part) {
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
      section.where(StudyKeys.SET).report(String.valueOf(e.getMessage()), "an input of the plant");
      return Optional.empty();
    }
  }

  /** A plant that cannot be built is told where the scenario stands. */
  private void check(Scenario scenario, Where where) {
    if (!scenario.changes().isEmpty()) {
      StudyFile.build(plantFile.with(scenario.changes()), where);
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

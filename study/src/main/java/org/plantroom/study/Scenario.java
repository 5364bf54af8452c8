package org.plantroom.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plant with something changed.
 *
 * @param name for people
 * @param changes of the plant file, texts by path
 * @param events in the order of their times
 * @param faults in the words of plant files
 * @param tariff what differs from the study's
 */
public record Scenario(
    String name,
    Map<String, String> changes,
    List<Event> events,
    List<String> faults,
    Tariff tariff) {
  /** Takes copies. */
  public Scenario {
    changes = Map.copyOf(changes);
    events = List.copyOf(events);
    faults = List.copyOf(faults);
  }

  /** A scenario that changes the plant file only. */
  static Scenario of(String name, Map<String, String> changes) {
    return new Scenario(name, changes, List.of(), List.of(), Tariff.NONE);
  }

  /** The same with more changes, which win. */
  Scenario with(String newName, Map<String, String> more) {
    Map<String, String> both = new HashMap<>(changes);
    both.putAll(more);
    return new Scenario(newName, both, events, faults, tariff);
  }
}

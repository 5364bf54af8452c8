package org.plantroom.study;

import org.plantroom.simulation.PlantFaults;

/**
 * Something that happened to a plant during a run: a fault, or an input that was set.
 *
 * @param what in words
 * @param begin simulated time since the start, s
 * @param end the same; ∞ for what stayed
 */
public record Incident(String what, double begin, double end) {
  private static final double HOUR = 3600;

  static Incident of(Event event) {
    return new Incident(
        "%s set to %s".formatted(event.input(), Shown.number(event.value())),
        event.at(),
        Double.POSITIVE_INFINITY);
  }

  static Incident of(PlantFaults.Span fault) {
    String again =
        Double.isFinite(fault.period())
            ? " every %s h".formatted(Shown.number(fault.period() / HOUR))
            : "";
    return new Incident(fault.text() + again, fault.begin(), fault.end());
  }
}

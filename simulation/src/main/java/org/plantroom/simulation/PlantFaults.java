package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plantroom.core.Placed;

/**
 * What fails in a plant that runs by itself, without devices: sensors of its controllers, its
 * components, and the lines between both.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class PlantFaults {
  /**
   * A fault with its time.
   *
   * @param text as it was written, without its time
   * @param begin simulated time since the start, s
   * @param end the same; ∞ for a fault that stays
   * @param period from one beginning to the next, s; ∞ for a fault that comes once
   */
  public record Span(String text, double begin, double end, double period) {}

  private final FaultSchedule schedule = new FaultSchedule();
  private final List<Span> spans = new ArrayList<>();

  private PlantFaults() {}

  /**
   * Reads faults in the words of {@code docs/how-to/simulate.md}; what does not fit the plant is
   * reported and left out.
   *
   * @param seed of noise
   */
  public static PlantFaults read(Plant plant, List<Placed<String>> texts, long seed) {
    PlantFaults faults = new PlantFaults();
    FaultReader reader = new FaultReader(plant, Map.of(), seed, 0);
    texts.forEach(text -> reader.one(text.value(), text.where()).ifPresent(faults::add));
    return faults;
  }

  private void add(ScheduledFault fault) {
    schedule.add(fault);
    spans.add(new Span(fault.text(), fault.begin(), fault.end(), fault.period()));
  }

  /**
   * Begins and ends what is due, before a step.
   *
   * @param now simulated time since the start, s
   */
  public void at(double now) {
    schedule.at(now);
  }

  /** All of them, in the order they were written. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }
}

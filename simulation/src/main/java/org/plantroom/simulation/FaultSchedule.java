package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets faults begin and end at their times.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class FaultSchedule {
  private final List<ScheduledFault> waiting = new ArrayList<>();
  private final List<ScheduledFault> active = new ArrayList<>();

  /** Takes one more; those that begin at one time do so in the order they were added. */
  void add(ScheduledFault fault) {
    waiting.add(fault);
    waiting.sort(Comparator.comparingDouble(ScheduledFault::begin));
  }

  /**
   * Begins and ends what is due.
   *
   * @param now simulated time since the start, s
   */
  void at(double now) {
    for (int i = active.size() - 1; i >= 0; i--) {
      if (active.get(i).end() <= now) {
        end(active.remove(i));
      }
    }
    while (!waiting.isEmpty() && waiting.getFirst().begin() <= now) {
      begin(waiting.removeFirst(), now);
    }
  }

  private void begin(ScheduledFault fault, double now) {
    if (fault.end() > now) {
      fault.fault().begin();
      active.add(fault);
    } else if (fault.repeats()) {
      add(fault.again());
    }
  }

  private void end(ScheduledFault fault) {
    fault.fault().end();
    if (fault.repeats()) {
      add(fault.again());
    }
  }

  /**
   * Mends what fails now, and forgets what would later.
   *
   * @param target of the faults
   * @return how many there were
   */
  int clear(String target) {
    int before = active.size() + waiting.size();
    for (int i = active.size() - 1; i >= 0; i--) {
      if (active.get(i).target().equals(target)) {
        active.remove(i).fault().end();
      }
    }
    waiting.removeIf(fault -> fault.target().equals(target));
    return before - active.size() - waiting.size();
  }

  /** What fails now, as it was written, in the order it began. */
  List<String> active() {
    return active.stream().map(ScheduledFault::text).toList();
  }

  /** What will fail later. */
  List<ScheduledFault> waiting() {
    return List.copyOf(waiting);
  }
}

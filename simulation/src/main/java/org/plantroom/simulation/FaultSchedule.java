package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets faults begin and end at their times.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class FaultSchedule {
  /** More at a time are refused from those who steer a running plant. */
  static final int MOST = 1_000;

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

  /** True when no more should be taken. */
  boolean isFull() {
    return active.size() + waiting.size() >= MOST;
  }

  /** All of them: those that fail now, in the order they began, then those to come. */
  List<RunningFault> all() {
    return Stream.concat(
            active.stream().map(fault -> RunningFault.of(fault, true)),
            waiting.stream().map(fault -> RunningFault.of(fault, false)))
        .toList();
  }

  /** Mends and forgets all; how many there were. */
  int clear() {
    int count = active.size() + waiting.size();
    active.reversed().forEach(fault -> fault.fault().end());
    active.clear();
    waiting.clear();
    return count;
  }

  /** What will fail later. */
  List<ScheduledFault> waiting() {
    return List.copyOf(waiting);
  }
}

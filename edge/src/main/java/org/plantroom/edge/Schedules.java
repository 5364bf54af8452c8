package org.plantroom.edge;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Schedule;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.WriteRule;
import org.plantroom.edge.Driver.WriteOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the devices' schedules say, when they say it. Needs no host; after a restart the
 * switch that was missed last is made up for. A value somebody wrote by hand stays until the next
 * switch, or as long as they said. Thread-safe; {@link #tick} belongs to one thread.
 */
final class Schedules {
  /** What the edge's own orders of schedules are called. */
  static final String ORDER = "schedule";

  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

  private static final long EXPIRY_MILLIS = 10_000;
  private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();

  private final WriteMemory memory;
  private final Predicate<WriteOrder> outlet;
  private final BiConsumer<EdgeTag, String> takesOver;
  private final Time time;
  private final Map<EdgeTag, Attempt> attempts = new HashMap<>(); // guarded by this, as all below
  private EdgeNode node;

  /**
   * A switch that is being carried out.
   *
   * @param time of the switch
   * @param order what was sent; an earlier one may still end
   * @param retryNanos when to try again, on the clock that never steps
   * @param sentence why it has not been written; empty while nobody knows
   */
  private record Attempt(long time, WriteOrder order, long retryNanos, String sentence) {
    Attempt failed(String why) {
      return new Attempt(time, order, retryNanos, why);
    }
  }

  /**
   * Begins with the schedules of the start.
   *
   * @param outlet hands a write to its device; false when too many wait there
   * @param takesOver told before a switch is written, with the reason
   */
  Schedules(
      EdgeNode node,
      WriteMemory memory,
      Predicate<WriteOrder> outlet,
      BiConsumer<EdgeTag, String> takesOver,
      Time time) {
    this.node = node;
    this.memory = memory;
    this.outlet = outlet;
    this.takesOver = takesOver;
    this.time = time;
  }

  /** Goes by another form of the edge from now on; a value that is another now is written. */
  synchronized void become(EdgeNode next) {
    EdgeNode before = node;
    node = next;
    long now = time.millis();
    attempts.entrySet().removeIf(each -> !isDue(each.getKey(), each.getValue(), now));
    for (Scheduled scheduled : all()) {
      EdgeTag tag = scheduled.edgeTag();
      Schedule.Switch due = scheduled.schedule().at(now);
      if (due != null && isDone(tag, due) && !isSame(due, schedule(before, tag), now)) {
        attempts.remove(tag);
        keep(tag, ScheduleMark.NONE);
      }
    }
  }

  /** True while the value of an attempt is the one to be written. */
  private boolean isDue(EdgeTag tag, Attempt attempt, long now) {
    Schedule schedule = schedule(tag);
    Schedule.Switch due = schedule == null ? null : schedule.at(now);
    return due != null && due.value().equals(attempt.order().value());
  }

  private boolean isDone(EdgeTag tag, Schedule.Switch due) {
    return memory.mark(tag).lastSwitch() == due.time();
  }

  /** True when a schedule has this value now. */
  private static boolean isSame(Schedule.Switch due, @Nullable Schedule before, long now) {
    Schedule.Switch was = before == null ? null : before.at(now);
    return was != null && was.value().equals(due.value());
  }

  private record Scheduled(EdgeTag edgeTag, TagType tag, Schedule schedule) {}

  private List<Scheduled> all() {
    List<Scheduled> all = new ArrayList<>();
    for (Device device : node.devices().values()) {
      device
          .schedules()
          .forEach(
              (name, schedule) -> {
                TagType tag = device.type().tags().get(name);
                if (tag != null) {
                  all.add(new Scheduled(new EdgeTag(device.id(), name), tag, schedule));
                }
              });
    }
    return all;
  }

  private @Nullable Schedule schedule(EdgeTag tag) {
    return schedule(node, tag);
  }

  private static @Nullable Schedule schedule(EdgeNode node, EdgeTag tag) {
    Device device = node.devices().get(tag.device());
    return device == null ? null : device.schedules().get(tag.tag());
  }

  /** Writes what is due. */
  synchronized void tick() {
    for (Scheduled scheduled : all()) {
      look(scheduled, time.millis(), time.nanos());
    }
  }

  private void look(Scheduled scheduled, long now, long nanos) {
    ScheduleMark mark = memory.mark(scheduled.edgeTag());
    Schedule.Switch due = scheduled.schedule().at(now);
    if (due == null || mark.isOverridden(now) || mark.lastSwitch() == due.time()) {
      return;
    }
    Attempt attempt = attempts.get(scheduled.edgeTag());
    if (attempt != null && attempt.time() == due.time() && attempt.retryNanos() - nanos > 0) {
      return;
    }
    takesOver.accept(scheduled.edgeTag(), "the tag's schedule takes over");
    WriteOrder order =
        new WriteOrder(
            OrderId.own(ORDER),
            scheduled.edgeTag().device(),
            scheduled.tag(),
            due.value(),
            now + EXPIRY_MILLIS);
    // It expires before it is tried again, so that there are never two on their way.
    String sentence = outlet.test(order) ? "" : "too many writes wait for this device";
    attempts.put(
        scheduled.edgeTag(), new Attempt(due.time(), order, nanos + RETRY_NANOS, sentence));
  }

  /** A switch has been written, or not; what became of an order of before a reload is nothing. */
  synchronized void ended(WriteOrder order, WriteOutcome outcome) {
    Attempt attempt = attempts.get(order.edgeTag());
    if (attempt == null || !attempt.order().equals(order)) {
      return;
    }
    WriteRule rule = order.tag().write();
    boolean isPulse = rule != null && rule.pulse() != null;
    switch (outcome.result()) {
      case ACCEPTED -> done(order.edgeTag(), attempt.time());
      case UNKNOWN -> {
        // A pulse may have happened: it is not sent again.
        if (isPulse) {
          done(order.edgeTag(), attempt.time());
        } else {
          attempts.put(order.edgeTag(), attempt.failed(outcome.sentence()));
        }
      }
      case REJECTED, EXPIRED, RUNNING, CANCELLED ->
          attempts.put(order.edgeTag(), attempt.failed(outcome.sentence()));
    }
  }

  private void done(EdgeTag tag, long switched) {
    attempts.remove(tag);
    keep(tag, ScheduleMark.switched(switched));
  }

  private void keep(EdgeTag tag, ScheduleMark mark) {
    try {
      memory.change(kept -> kept.withMark(tag, mark));
    } catch (IOException e) {
      // The switch is written again; its value is the same.
      LOG.warn("How far a schedule is cannot be kept [tag={}]", tag, e);
    }
  }

  /**
   * Somebody's own value was written to a tag.
   *
   * @param until milliseconds since 1970 UTC; 0 for until the next switch
   */
  synchronized void overridden(EdgeTag tag, long until) {
    Schedule schedule = schedule(tag);
    if (schedule == null) {
      return;
    }
    long now = time.millis();
    Schedule.Switch next = schedule.next(now);
    long nextTime = next == null ? Long.MAX_VALUE : next.time();
    attempts.remove(tag);
    keep(tag, ScheduleMark.overridden(now, until == 0 ? nextTime : until));
  }

  /** Where each schedule stands, by device/tag. */
  synchronized Map<String, ScheduleReport> reports() {
    Map<String, ScheduleReport> reports = new LinkedHashMap<>();
    long now = time.millis();
    all().forEach(one -> reports.put(one.edgeTag().toString(), report(one, now)));
    return reports;
  }

  private ScheduleReport report(Scheduled scheduled, long now) {
    ScheduleMark mark = memory.mark(scheduled.edgeTag());
    Schedule.Switch due = scheduled.schedule().at(now);
    Schedule.Switch next = scheduled.schedule().next(now);
    Attempt attempt = attempts.get(scheduled.edgeTag());
    boolean isOverridden = mark.isOverridden(now);
    boolean isDone = due == null || due.time() == mark.lastSwitch();
    return new ScheduleReport(
        isOverridden ? "overridden" : isDone ? "scheduled" : "waiting",
        mark.lastSwitch(),
        due == null ? null : due.value().boxed(),
        next == null ? 0 : next.time(),
        next == null ? null : next.value().boxed(),
        isOverridden ? mark.overriddenUntil() : 0,
        isOverridden || isDone || attempt == null ? "" : attempt.sentence());
  }
}

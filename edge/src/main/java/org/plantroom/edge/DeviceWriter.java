package org.plantroom.edge;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.WriteRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to one device. Whether a write may go on is looked at when it is taken up, and again when
 * its turn at the line has come, since others behind the same gateway may come first. A pulse is
 * written true once, whatever becomes of the answer, and false until that is known to be done, also
 * after a restart.
 *
 * <p>Owned by the device's poll thread but for {@link #offer}.
 */
final class DeviceWriter {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceWriter.class);

  private static final int MAX_WAITING = 100;
  private static final long END_RETRY_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long END_EXPIRY_MILLIS = 10_000;

  private final Device device;
  private final Driver driver;
  private final Support support;
  private final Time time;
  private final FailureLog failures = new FailureLog();
  private final BlockingQueue<WriteOrder> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Map<TagType, OpenPulse> pulses = new HashMap<>();

  /**
   * What the writers of an edge share.
   *
   * @param listener told what becomes of each order
   */
  record Support(EdgeGate gate, EdgeValues values, WriteMemory memory, Listener listener) {}

  /** Told what becomes of orders, on the device's poll thread. */
  interface Listener {
    /** An order has come to an end. */
    void ended(WriteOrder order, Driver.WriteOutcome outcome) throws InterruptedException;
  }

  /**
   * A tag that is true and must become false.
   *
   * @param dueNanos when to write that, on the clock that never steps
   * @param triedMillis when it was last tried, milliseconds since 1970 UTC; 0 for not yet
   */
  private record OpenPulse(long dueNanos, long triedMillis) {}

  DeviceWriter(Device device, Driver driver, Support support, Time time) {
    this.device = device;
    this.driver = driver;
    this.support = support;
    this.time = time;
    for (EdgeTag open : support.memory().kept().pulses()) {
      TagType tag = open.device().equals(device.id()) ? device.type().tags().get(open.tag()) : null;
      if (tag != null) {
        pulses.put(tag, new OpenPulse(time.nanos(), 0));
      }
    }
  }

  /** Queues a write; false when too many wait. Callable from any thread. */
  boolean offer(WriteOrder order) {
    return waiting.offer(order);
  }

  /** The next write, waiting for it as long as nothing else is to be done. */
  @Nullable WriteOrder next(long nanos) throws InterruptedException {
    long patience = Math.min(nanos, nanosToNextEnd());
    return patience <= 0 ? waiting.poll() : waiting.poll(patience, TimeUnit.NANOSECONDS);
  }

  private long nanosToNextEnd() {
    long now = time.nanos();
    return pulses.values().stream()
        .mapToLong(pulse -> pulse.dueNanos() - now)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Refuses what waits: the device is written to no more. */
  void refuseWaiting(Driver.WriteOutcome outcome) throws InterruptedException {
    for (WriteOrder order = waiting.poll(); order != null; order = waiting.poll()) {
      support.listener().ended(order, outcome);
    }
  }

  /**
   * Carries an order out, or not.
   *
   * @return true when the device may have been written to
   */
  boolean execute(WriteOrder order) throws InterruptedException {
    Driver.WriteOutcome outcome = outcome(order);
    support.listener().ended(order, outcome);
    return switch (outcome.result()) {
      case ACCEPTED, REJECTED, UNKNOWN -> true;
      case EXPIRED, RUNNING, CANCELLED -> false;
    };
  }

  private Driver.WriteOutcome outcome(WriteOrder order) {
    if (time.millis() >= order.expires()) {
      return new Driver.WriteOutcome(
          Driver.WriteOutcome.Result.EXPIRED, "expired before it reached the device");
    }
    String refusal = support.gate().refusal(device, order);
    if (refusal != null) {
      return rejected(refusal);
    }
    WriteRule rule = order.tag().write();
    Duration pulse = rule == null ? null : rule.pulse();
    return pulse == null ? write(order) : pulse(order, pulse);
  }

  private Driver.WriteOutcome pulse(WriteOrder order, Duration length) {
    if (pulses.containsKey(order.tag())) {
      return rejected("a pulse of this tag has not ended yet");
    }
    try {
      support.memory().change(kept -> kept.withPulse(order.edgeTag(), true));
    } catch (IOException e) {
      LOG.warn("A pulse is not begun, for its end could be forgotten [tag={}]", order.edgeTag(), e);
      return rejected("the edge's disk cannot keep that a pulse has begun");
    }
    Driver.WriteOutcome outcome = write(order);
    switch (outcome.result()) {
      case ACCEPTED, UNKNOWN ->
          pulses.put(order.tag(), new OpenPulse(time.nanos() + length.toNanos(), 0));
      case REJECTED, EXPIRED, RUNNING, CANCELLED -> forget(order.tag());
    }
    return outcome;
  }

  /**
   * Writes false where a pulse is over. The end of what has begun passes the gate: a tag that stays
   * true would be the greater harm.
   *
   * @return the tags that were written
   */
  List<TagType> endPulses() {
    List<TagType> ended = new ArrayList<>();
    long now = time.nanos();
    for (Map.Entry<TagType, OpenPulse> pulse : List.copyOf(pulses.entrySet())) {
      if (pulse.getValue().dueNanos() - now <= 0) {
        end(pulse.getKey(), pulse.getValue());
        ended.add(pulse.getKey());
      }
    }
    return ended;
  }

  private void end(TagType tag, OpenPulse pulse) {
    if (isReadFalseSince(tag, pulse.triedMillis())) {
      forget(tag);
      return;
    }
    long tried = time.millis();
    Driver.WriteOutcome outcome =
        guarded(
            () -> driver.write(tag, Value.of(false), tried + END_EXPIRY_MILLIS, Driver.Gate.OPEN));
    if (outcome.result() == Driver.WriteOutcome.Result.ACCEPTED) {
      forget(tag);
    } else {
      pulses.put(tag, new OpenPulse(time.nanos() + END_RETRY_NANOS, tried));
    }
  }

  private boolean isReadFalseSince(TagType tag, long tried) {
    Sample read = support.values().of(new EdgeTag(device.id(), tag.name()));
    Value value = read == null || read.sourceTime() < tried ? null : read.value();
    return tried != 0 && value != null && !value.asBoolean();
  }

  private void forget(TagType tag) {
    pulses.remove(tag);
    try {
      support.memory().change(kept -> kept.withPulse(new EdgeTag(device.id(), tag.name()), false));
    } catch (IOException e) {
      // After a restart false is written once more, which does no harm.
      LOG.warn("The end of a pulse cannot be kept [device={}, tag={}]", device.id(), tag.name(), e);
    }
  }

  private Driver.WriteOutcome write(WriteOrder order) {
    return guarded(
        () ->
            driver.write(
                order.tag(),
                order.value(),
                order.expires(),
                () -> support.gate().refusal(device, order)));
  }

  private interface Write {
    Driver.WriteOutcome run();
  }

  /** The boundary for writes: a bug costs this write and nothing else. */
  private Driver.WriteOutcome guarded(Write write) {
    try {
      return write.run();
    } catch (IllegalArgumentException e) {
      return rejected(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      if (failures.isWorthALine(e)) {
        LOG.error("A write failed, a bug in Plantroom [device={}]", device.id(), e);
      }
      return new Driver.WriteOutcome(
          Driver.WriteOutcome.Result.UNKNOWN, "the write failed within the edge");
    }
  }

  private static Driver.WriteOutcome rejected(String sentence) {
    return new Driver.WriteOutcome(Driver.WriteOutcome.Result.REJECTED, sentence);
  }
}

package org.plantroom.edge;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.WriteLimits;
import org.plantroom.edge.Driver.WriteOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Set points on their way, a write a step. They need no host, and go on where they were after a
 * restart of the edge. A ramp ends when its device does not take a step, or when another write of
 * its tag is ordered. Thread-safe; {@link #tick} belongs to one thread.
 */
final class Ramps {
  /** What the edge's own orders of ramps are called. */
  static final String ORDER = "ramp";

  private static final Logger LOG = LoggerFactory.getLogger(Ramps.class);

  private static final int MOST = 1_000;
  private static final long STEP_EXPIRY_MILLIS = 10_000;

  private final EdgeValues values;
  private final WriteMemory memory;
  private final Predicate<WriteOrder> outlet;
  private final Time time;
  private final Map<EdgeTag, Run> running = new HashMap<>(); // guarded by this, as all below
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private final List<Answer> answers = new ArrayList<>();
  private EdgeNode node;

  /** Something to be told of an order. */
  record Answer(OrderId id, WriteOutcome outcome) {}

  /** A ramp that is to begin. */
  private record Wish(WriteOrder order, RampOrder ramp) {}

  /** A ramp under way. */
  private static final class Run {
    Ramp ramp;
    long steppedNanos;
    boolean isWriting;

    Run(Ramp ramp, long steppedNanos) {
      this.ramp = ramp;
      this.steppedNanos = steppedNanos;
    }
  }

  /**
   * Goes on with the ramps that were under way.
   *
   * @param outlet hands a write to its device; false when too many wait there
   */
  Ramps(
      EdgeNode node,
      EdgeValues values,
      WriteMemory memory,
      Predicate<WriteOrder> outlet,
      Time time) {
    this.node = node;
    this.values = values;
    this.memory = memory;
    this.outlet = outlet;
    this.time = time;
    for (Ramp ramp : memory.kept().ramps()) {
      begin(ramp);
    }
  }

  /** Goes by another form of the edge from now on. */
  synchronized void become(EdgeNode next) {
    node = next;
  }

  /**
   * Lets a set point go to a value in steps.
   *
   * @return false when too many are under way
   */
  synchronized boolean start(WriteOrder order, RampOrder ramp) {
    if (running.size() + wishes.size() >= MOST) {
      return false;
    }
    wishes.add(new Wish(order, ramp));
    return true;
  }

  /**
   * Ends the ramp of a tag, because something else is to be written there.
   *
   * @param why for people
   */
  synchronized void cancel(EdgeTag tag, String why) {
    Run run = running.get(tag);
    if (run != null) {
      end(run, WriteOutcome.Result.CANCELLED, why);
    }
  }

  /** Ends the ramp of an order; false when there is none. */
  synchronized boolean cancel(OrderId id, String why) {
    for (Run run : List.copyOf(running.values())) {
      if (run.ramp.order().equals(id)) {
        end(run, WriteOutcome.Result.CANCELLED, why);
        return true;
      }
    }
    return false;
  }

  /** Writes the steps that are due; gives what is to be told. */
  synchronized List<Answer> tick() {
    for (Wish wish = wishes.poll(); wish != null; wish = wishes.poll()) {
      grant(wish);
    }
    long now = time.nanos();
    for (Run run : List.copyOf(running.values())) {
      if (!run.isWriting && millisSince(run, now) >= run.ramp.stepMillis()) {
        step(run, now);
      }
    }
    List<Answer> told = List.copyOf(answers);
    answers.clear();
    return told;
  }

  private static long millisSince(Run run, long now) {
    return TimeUnit.NANOSECONDS.toMillis(now - run.steppedNanos);
  }

  private void grant(Wish wish) {
    WriteOrder order = wish.order();
    Sample present = values.of(order.edgeTag());
    Value from = present == null || !present.quality().isGood() ? null : present.value();
    if (from == null) {
      refuse(order, "the present value is not known, so no ramp can begin at it");
      return;
    }
    if (time.millis() >= order.expires()) {
      answers.add(
          new Answer(
              order.id(),
              new WriteOutcome(WriteOutcome.Result.EXPIRED, "expired before it began")));
      return;
    }
    double to = order.value().asDouble();
    Ramp ramp =
        new Ramp(
            order.id().uplink(),
            order.id().text(),
            order.device(),
            order.tag().name(),
            from.asDouble(),
            to,
            wish.ramp().millisFor(to - from.asDouble()),
            wish.ramp().stepMillis(),
            0,
            order.overrideUntil());
    cancel(ramp.edgeTag(), "another ramp of this tag was ordered");
    try {
      memory.change(kept -> kept.withRamp(ramp));
    } catch (IOException e) {
      LOG.warn("A ramp is not begun, for it could be forgotten [tag={}]", ramp.edgeTag(), e);
      refuse(order, "the edge's disk cannot keep that a ramp has begun");
      return;
    }
    begin(ramp);
  }

  private void refuse(WriteOrder order, String sentence) {
    answers.add(new Answer(order.id(), new WriteOutcome(WriteOutcome.Result.REJECTED, sentence)));
  }

  private void begin(Ramp ramp) {
    running.put(ramp.edgeTag(), new Run(ramp, time.nanos()));
    tellRunning(ramp);
  }

  /** Told with every step: a host may have missed those before. */
  private void tellRunning(Ramp ramp) {
    long until = time.millis() + ramp.millis() - ramp.elapsedMillis() + ramp.stepMillis();
    answers.add(
        new Answer(
            ramp.order(),
            new WriteOutcome(
                WriteOutcome.Result.RUNNING,
                "on its way from %s, at %s".formatted((float) ramp.from(), (float) ramp.value()),
                until)));
  }

  private void step(Run run, long now) {
    TagType tag = tag(run.ramp.edgeTag());
    if (tag == null || tag.write() == null) {
      end(run, WriteOutcome.Result.CANCELLED, "the edge has no such tag to write any more");
      return;
    }
    Ramp next = run.ramp.after(millisSince(run, now));
    WriteLimits limits = Objects.requireNonNull(tag.write()).limits();
    double number = Math.clamp(next.value(), limits.min(), limits.max());
    Value value = Value.ofDouble(tag.valueType(), number);
    WriteOrder order =
        new WriteOrder(
            OrderId.own(ORDER),
            next.device(),
            tag,
            value,
            time.millis() + STEP_EXPIRY_MILLIS,
            next.overrideUntil());
    run.ramp = next;
    run.steppedNanos = now;
    run.isWriting = outlet.test(order);
    if (!run.isWriting) {
      end(run, WriteOutcome.Result.CANCELLED, "too many writes wait for this device");
    }
  }

  private @Nullable TagType tag(EdgeTag tag) {
    Device device = node.devices().get(tag.device());
    return device == null ? null : device.type().tags().get(tag.tag());
  }

  /** A step has been written, or not. */
  synchronized void ended(WriteOrder order, WriteOutcome outcome) {
    Run run = running.get(order.edgeTag());
    if (run == null || !run.isWriting) {
      return; // cancelled meanwhile
    }
    run.isWriting = false;
    if (outcome.result() != WriteOutcome.Result.ACCEPTED) {
      end(run, WriteOutcome.Result.CANCELLED, "a step was not taken: " + outcome.sentence());
    } else if (run.ramp.isOver()) {
      end(run, WriteOutcome.Result.ACCEPTED, "");
    } else {
      tellRunning(run.ramp);
      keep(run.ramp);
    }
  }

  private void keep(Ramp ramp) {
    try {
      memory.change(kept -> kept.withRamp(ramp));
    } catch (IOException e) {
      LOG.warn("The progress of a ramp cannot be kept [tag={}]", ramp.edgeTag(), e);
    }
  }

  private void end(Run run, WriteOutcome.Result result, String sentence) {
    running.remove(run.ramp.edgeTag());
    try {
      memory.change(kept -> kept.withoutRamp(run.ramp.edgeTag()));
    } catch (IOException e) {
      LOG.warn("The end of a ramp cannot be kept [tag={}]", run.ramp.edgeTag(), e);
    }
    boolean isCancelled = result == WriteOutcome.Result.CANCELLED;
    String told =
        isCancelled
            ? "the ramp ended at %s: %s".formatted((float) run.ramp.value(), sentence)
            : sentence;
    answers.add(new Answer(run.ramp.order(), new WriteOutcome(result, told)));
  }
}

package org.plantroom.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.core.Value;

/**
 * The one gate every write passes, and the memory of where each one stands. What was asked for is
 * never shown as what is: only the device's own value confirms.
 *
 * <p>Thread-safe; the Sparkplug thread, requests and the clock take turns on its lock. The
 * Sparkplug thread takes it only for tags with a command under way, so that the audit's disk cannot
 * hold up live values.
 */
final class Commands implements Consumer<LiveTag> {
  static final int KEPT = 1_000;

  private static final long CONFIRM_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long RESULT_GRACE_MILLIS = 5_000;
  private static final long RAMP_GRACE_MILLIS = 60_000;
  private static final long LONGEST_RAMP_MILLIS = TimeUnit.DAYS.toMillis(2);

  private final LiveTags tags;
  private final CommandWire wire;
  private final WriteRefusals refusals;
  private final CommandLog log;
  private final long approvalMillis;
  private final Time time;
  private final Map<String, Command> byId = new LinkedHashMap<>(); // guarded by this
  private final Map<TagPath, String> pending = new ConcurrentHashMap<>(); // changed under this
  private final Set<String> waiting = new LinkedHashSet<>(); // for approval; guarded by this
  private final Set<String> ramps = new LinkedHashSet<>(); // that others follow; guarded by this

  /**
   * A gate through which nothing has gone yet.
   *
   * @param approveWithin for how long a command waits for a second person
   */
  Commands(
      LiveTags tags,
      CommandWire wire,
      WriteRefusals refusals,
      CommandLog log,
      Duration approveWithin,
      Time time) {
    this.tags = tags;
    this.refusals = refusals;
    this.wire = wire;
    this.log = log;
    this.approvalMillis = approveWithin.toMillis();
    this.time = time;
  }

  /** Takes a command, and sends it when nobody else has to agree. */
  synchronized Command request(CommandOrder order) {
    long now = time.millis();
    Sample present = present(order.tag());
    Command command =
        new Command(
            UUID.randomUUID().toString(),
            order,
            present == null ? null : present.value(),
            null,
            now + (order.needsSecondPerson() ? approvalMillis : order.patienceMillis()),
            Command.State.REQUESTED,
            new Command.Progress(
                false, 0, present == null ? 0 : present.sourceTime() + 1, null, false),
            List.of(new Command.Step(Command.State.REQUESTED, now, "")));
    if (!log.write(command)) {
      // What cannot be written down is not executed; its end cannot be written down either.
      return remember(command.to(Command.State.REJECTED, now, "the audit cannot be written"));
    }
    if (!command.isWaitingForApproval()) {
      return keep(dispatch(command, now));
    }
    String trouble =
        waiting.size() >= KEPT ? "too many commands wait for approval" : refusals.of(order);
    if (trouble != null) {
      return keep(command.to(Command.State.REJECTED, now, trouble));
    }
    waiting.add(command.id());
    return remember(command);
  }

  /**
   * A second person says yes.
   *
   * @param who somebody with the right, known not to be the one who asked
   * @return why that is in vain, for people; null when it is on its way
   */
  synchronized @Nullable String approve(String id, String who) {
    Command command = byId.get(id);
    if (command == null || !waiting.contains(id)) {
      return "the command does not wait for approval any more";
    }
    long now = time.millis();
    if (now >= command.expires()) {
      tick();
      return "the command has expired";
    }
    Command approved = command.approved(who, now + command.order().patienceMillis(), now);
    if (!log.write(approved)) {
      return "the audit cannot be written";
    }
    waiting.remove(id);
    keep(dispatch(approved, now));
    return null;
  }

  /**
   * Gives up a command that waits for approval, or a ramp under way.
   *
   * @return why that is in vain, for people; null when it is done, or on its way to the edge
   */
  synchronized @Nullable String cancel(String id, String who) {
    Command command = byId.get(id);
    if (command != null && waiting.contains(id)) {
      keep(command.to(Command.State.REJECTED, time.millis(), "refused by " + who));
      return null;
    }
    if (command == null || command.state() != Command.State.RUNNING) {
      return "only what waits for approval and ramps under way can be cancelled";
    }
    return wire.cancel(command, who);
  }

  private @Nullable Sample present(TagPath tag) {
    LiveTag live = tags.find(tag.toString());
    return live == null ? null : live.state().sample();
  }

  private Command dispatch(Command command, long now) {
    String trouble = obstacle(command);
    if (trouble == null) {
      // Before it is sent: the readback of a quick edge must find somebody who watches.
      watch(command);
      trouble = wire.send(command);
    }
    if (trouble != null) {
      return command.to(Command.State.REJECTED, now, trouble);
    }
    if (wire.answersCommands(command.tag().edgeId())) {
      long millis = command.expires() - now + RESULT_GRACE_MILLIS;
      return command
          .to(Command.State.SENT, now, "")
          .waitingUntil(time.nanos() + TimeUnit.MILLISECONDS.toNanos(millis));
    }
    return command
        .to(Command.State.SENT, now, "this edge answers no commands, the readback tells")
        .watchedUntil(time.nanos() + CONFIRM_NANOS);
  }

  private void watch(Command command) {
    String before = pending.put(command.tag(), command.id());
    if (before != null) {
      // A ramp: the edge ends it with the new write, and tells.
      ramps.add(before);
    }
    LiveTag tag = tags.find(command.tag().toString());
    if (tag != null) {
      tag.watch(this);
    }
  }

  private @Nullable String obstacle(Command command) {
    String refusal = refusals.of(command.order());
    if (refusal != null) {
      return refusal;
    }
    boolean needsOurs = command.order().isPulse() || command.order().ramp() != null;
    EdgeId edge = command.tag().edgeId();
    if (needsOurs && wire.isOfAnotherMake(edge)) {
      return "an edge of another make can neither pulse nor ramp";
    }
    String before = pending.get(command.tag());
    Command other = before == null ? null : byId.get(before);
    if (other != null && other.state() != Command.State.RUNNING) {
      return "another command for this tag is under way: " + before;
    }
    return pending.size() >= KEPT ? "too many commands are under way" : null;
  }

  private Command keep(Command command) {
    if (command.state().isFinal()) {
      waiting.remove(command.id());
      ramps.remove(command.id());
      forget(command);
    }
    log.write(command);
    return remember(command);
  }

  private void forget(Command command) {
    if (pending.remove(command.tag(), command.id())) {
      LiveTag tag = tags.find(command.tag().toString());
      if (tag != null) {
        tag.unwatch(this);
      }
    }
  }

  /** Keeps it in memory; the eldest that are over make room. */
  private Command remember(Command command) {
    byId.put(command.id(), command);
    Iterator<Command> eldest = byId.values().iterator();
    while (byId.size() > KEPT && eldest.hasNext()) {
      if (eldest.next().state().isFinal()) {
        eldest.remove();
      }
    }
    return command;
  }

  /** The edge tells what the device said. Words on other edges' commands are not taken. */
  synchronized void result(EdgeId edge, String id, CommandResult result) {
    Command command = byId.get(id);
    if (command == null
        || !(command.state() == Command.State.SENT || command.state() == Command.State.RUNNING)
        || command.watched()
        || !command.tag().edgeId().equals(edge)) {
      return;
    }
    long now = time.millis();
    switch (result.outcome()) {
      case ACCEPTED -> keep(watched(command, Command.State.ACCEPTED, result));
      case REJECTED -> keep(command.to(Command.State.REJECTED, now, result.detail()));
      case EXPIRED -> keep(command.to(Command.State.EXPIRED, now, result.detail()));
      case RUNNING -> running(command, result, now);
      case CANCELLED -> keep(cancelled(command, result, now));
      case UNKNOWN ->
          // It may have been executed; only the readback can tell, so it stays SENT and is watched.
          keep(watched(command, Command.State.SENT, result));
    }
    LiveTag tag = tags.find(command.tag().toString());
    if (tag != null) {
      accept(tag);
    }
  }

  /** Told with every step; only the first is worth a line. */
  private void running(Command command, CommandResult result, long now) {
    long millis = Math.clamp(result.until() - result.time(), 0, LONGEST_RAMP_MILLIS);
    long until = time.nanos() + TimeUnit.MILLISECONDS.toNanos(millis + RAMP_GRACE_MILLIS);
    if (command.state() == Command.State.RUNNING) {
      remember(command.waitingUntil(until));
    } else {
      keep(command.to(Command.State.RUNNING, now, result.detail()).waitingUntil(until));
    }
  }

  private Command cancelled(Command command, CommandResult result, long now) {
    Sample sample = present(command.tag());
    Value value = sample == null || !sample.quality().isGood() ? null : sample.value();
    Command seen = value == null ? command : command.withReadback(value);
    return seen.to(Command.State.DEVIATED, now, result.detail());
  }

  private Command watched(Command command, Command.State state, CommandResult result) {
    return command
        .to(state, time.millis(), result.detail())
        .executedAt(result.time())
        .watchedUntil(time.nanos() + CONFIRM_NANOS + command.order().pulseNanos());
  }

  /** A live tag has changed: perhaps the readback somebody waits for. */
  @Override
  public void accept(LiveTag tag) {
    if (!pending.isEmpty() && pending.containsKey(tag.path())) {
      readback(tag);
    }
  }

  private synchronized void readback(LiveTag tag) {
    String id = pending.get(tag.path());
    Command command = id == null ? null : byId.get(id);
    Sample sample = tag.state().sample();
    Value value = sample.value();
    if (command == null
        || value == null
        || !sample.quality().isGood()
        || sample.sourceTime() < command.progress().readableFrom()) {
      return;
    }
    Command seen = command.withReadback(value);
    byId.put(seen.id(), seen);
    if (seen.watched() && seen.isMet()) {
      keep(seen.to(Command.State.CONFIRMED, time.millis(), ""));
    }
  }

  /** Ends what has waited long enough; to be called every second or so. */
  synchronized void tick() {
    long nanos = time.nanos();
    List<String> underWay = new ArrayList<>(pending.values());
    underWay.addAll(ramps);
    for (String id : underWay) {
      Command command = byId.get(id);
      if (command != null && nanos - command.progress().giveUpAt() > 0) {
        keep(command.watched() ? deviated(command) : unanswered(command));
      }
    }
    for (String id : List.copyOf(waiting)) {
      Command command = byId.get(id);
      if (command != null && time.millis() >= command.expires()) {
        keep(command.to(Command.State.EXPIRED, time.millis(), "nobody approved it in time"));
      }
    }
  }

  private Command deviated(Command command) {
    // Only what is known can differ: without a readback nobody knows what the device has now.
    return command.readback() == null
        ? command.to(
            Command.State.EXPIRED, time.millis(), "the device's value could not be read since")
        : command.to(Command.State.DEVIATED, time.millis(), difference(command));
  }

  private static String difference(Command command) {
    if (!command.order().isPulse()) {
      return "the device's value is another";
    }
    return command.progress().pulseSeen()
        ? "the pulse was seen to begin, not to end"
        : "the pulse was not seen";
  }

  /** No edge executes it any more. Whether one did, and the answer was lost, its value tells. */
  private Command unanswered(Command command) {
    if (command.isMet()) {
      return command.to(
          Command.State.CONFIRMED, time.millis(), "the answer was lost, the readback tells");
    }
    return command.state() == Command.State.RUNNING
        ? deviated(command)
        : command.to(Command.State.EXPIRED, time.millis(), "the edge gave no word of it in time");
  }

  /** Those that wait for a second person, the newest first. */
  synchronized List<Command> waiting() {
    return latest().stream().filter(Command::isWaitingForApproval).toList();
  }

  /** The command under way for a tag, or null. */
  synchronized @Nullable Command pending(TagPath tag) {
    String id = pending.get(tag);
    return id == null ? null : byId.get(id);
  }

  /** The command of an id, or null. */
  synchronized @Nullable Command find(String id) {
    return byId.get(id);
  }

  /** The latest commands, the newest first. */
  synchronized List<Command> latest() {
    return List.copyOf(new ArrayList<>(byId.values()).reversed());
  }
}

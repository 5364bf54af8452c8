package org.plantroom.host;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
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

  private final LiveTags tags;
  private final CommandWire wire;
  private final CommandLog log;
  private final Time time;
  private final Map<String, Command> byId = new LinkedHashMap<>(); // guarded by this
  private final Map<TagPath, String> pending = new ConcurrentHashMap<>(); // changed under this

  Commands(LiveTags tags, CommandWire wire, CommandLog log, Time time) {
    this.tags = tags;
    this.wire = wire;
    this.log = log;
    this.time = time;
  }

  /**
   * Takes a command and sends it.
   *
   * @param tagType the tag in the project; its limits have been checked
   * @param who who asks, and {@code address} the machine they speak from
   * @return the command as far as it came at once
   */
  synchronized Command request(
      TagPath tag,
      TagType tagType,
      Value value,
      String who,
      String address,
      String reason,
      long expires) {
    long now = time.millis();
    Sample present = present(tag);
    Command command =
        new Command(
            UUID.randomUUID().toString(),
            tag,
            tagType,
            value,
            present == null ? null : present.value(),
            who,
            address,
            reason,
            expires,
            Command.State.REQUESTED,
            false,
            0,
            present == null ? 0 : present.sourceTime() + 1,
            null,
            List.of(new Command.Step(Command.State.REQUESTED, now, "")));
    if (!log.write(command)) {
      // What cannot be written down is not executed; its end cannot be written down either.
      return remember(command.to(Command.State.REJECTED, now, "the audit cannot be written"));
    }
    return keep(dispatch(command, now));
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
    pending.put(command.tag(), command.id());
    LiveTag tag = tags.find(command.tag().toString());
    if (tag != null) {
      tag.watch(this);
    }
  }

  private @Nullable String obstacle(Command command) {
    String before = pending.get(command.tag());
    if (before != null) {
      return "another command for this tag is under way: " + before;
    }
    return pending.size() >= KEPT ? "too many commands are under way" : null;
  }

  private Command keep(Command command) {
    if (command.state().isFinal() && pending.remove(command.tag(), command.id())) {
      LiveTag tag = tags.find(command.tag().toString());
      if (tag != null) {
        tag.unwatch(this);
      }
    }
    log.write(command);
    return remember(command);
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
        || command.state() != Command.State.SENT
        || command.watched()
        || !command.tag().edgeId().equals(edge)) {
      return;
    }
    long now = time.millis();
    switch (result.outcome()) {
      case ACCEPTED -> keep(watched(command, Command.State.ACCEPTED, result));
      case REJECTED -> keep(command.to(Command.State.REJECTED, now, result.detail()));
      case EXPIRED -> keep(command.to(Command.State.EXPIRED, now, result.detail()));
      case UNKNOWN ->
          // It may have been executed; only the readback can tell, so it stays SENT and is watched.
          keep(watched(command, Command.State.SENT, result));
    }
    LiveTag tag = tags.find(command.tag().toString());
    if (tag != null) {
      accept(tag);
    }
  }

  private Command watched(Command command, Command.State state, CommandResult result) {
    return command
        .to(state, time.millis(), result.detail())
        .executedAt(result.time())
        .watchedUntil(time.nanos() + CONFIRM_NANOS);
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
        || sample.sourceTime() < command.readableFrom()) {
      return;
    }
    Command seen = command.withReadback(value);
    byId.put(seen.id(), seen);
    if (seen.watched() && seen.isMetBy(value)) {
      keep(seen.to(Command.State.CONFIRMED, time.millis(), ""));
    }
  }

  /** Ends what has waited long enough; to be called every second or so. */
  synchronized void tick() {
    long nanos = time.nanos();
    for (String id : List.copyOf(pending.values())) {
      Command command = byId.get(id);
      if (command != null && nanos - command.giveUpAt() > 0) {
        keep(command.watched() ? deviated(command) : unanswered(command));
      }
    }
  }

  private Command deviated(Command command) {
    // Only what is known can differ: without a readback nobody knows what the device has now.
    return command.readback() == null
        ? command.to(
            Command.State.EXPIRED, time.millis(), "the device's value could not be read since")
        : command.to(Command.State.DEVIATED, time.millis(), "the device's value is another");
  }

  /** No edge executes it any more. Whether one did, and the answer was lost, its value tells. */
  private Command unanswered(Command command) {
    Value value = command.readback();
    return value != null && command.isMetBy(value)
        ? command.to(
            Command.State.CONFIRMED, time.millis(), "the answer was lost, the readback tells")
        : command.to(Command.State.EXPIRED, time.millis(), "the edge gave no word of it in time");
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

package org.plantroom.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;

/**
 * The one gate every write passes, and the memory of where each one stands. What was asked for is
 * never shown as what is: only the device's own value confirms.
 *
 * <p>Thread-safe; the Sparkplug thread, requests and the clock take turns on its lock.
 */
final class Commands implements Consumer<LiveTag> {
  private static final int KEPT = 1_000;
  private static final long CONFIRM_MILLIS = Duration.ofSeconds(10).toMillis();
  private static final long RESULT_GRACE_MILLIS = Duration.ofSeconds(5).toMillis();

  private final LiveTags tags;
  private final CommandWire wire;
  private final CommandLog log;
  private final Time time;
  private final Map<String, Command> byId =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Command> eldest) {
          return size() > KEPT && eldest.getValue().state().isFinal();
        }
      };
  private final Map<TagPath, String> pending = new LinkedHashMap<>();

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
   * @return the command as far as it came at once
   */
  synchronized Command request(
      TagPath tag, TagType tagType, Value value, String who, String reason, long expires) {
    long now = time.millis();
    LiveTag live = tags.find(tag.toString());
    Value old = live == null ? null : live.state().sample().value();
    Command command =
        new Command(
            UUID.randomUUID().toString(),
            tag,
            tagType,
            value,
            old,
            who,
            reason,
            expires,
            Command.State.REQUESTED,
            null,
            List.of(new Command.Step(Command.State.REQUESTED, now, "")));
    if (!log.write(command)) {
      return command.to(Command.State.REJECTED, now, "the audit cannot be written");
    }
    return keep(dispatch(command, now));
  }

  private Command dispatch(Command command, long now) {
    String before = pending.get(command.tag());
    if (before != null) {
      return command.to(
          Command.State.REJECTED, now, "another command for this tag is under way: " + before);
    }
    String trouble = wire.send(command);
    if (trouble != null) {
      return command.to(Command.State.REJECTED, now, trouble);
    }
    pending.put(command.tag(), command.id());
    Command sent = command.to(Command.State.SENT, now, "");
    return wire.answersCommands(command.tag().edgeId())
        ? sent
        : sent.to(Command.State.SENT, now, "this edge answers no commands, the readback tells");
  }

  private Command keep(Command command) {
    byId.put(command.id(), command);
    if (command.state().isFinal()) {
      pending.remove(command.tag(), command.id());
    }
    log.write(command);
    return command;
  }

  /** The edge tells what the device said. */
  synchronized void result(String id, CommandResult result) {
    Command command = byId.get(id);
    if (command == null || command.state() != Command.State.SENT) {
      return;
    }
    long now = time.millis();
    switch (result.outcome()) {
      case ACCEPTED -> keep(command.to(Command.State.ACCEPTED, now, result.detail()));
      case REJECTED -> keep(command.to(Command.State.REJECTED, now, result.detail()));
      case EXPIRED -> keep(command.to(Command.State.EXPIRED, now, result.detail()));
      case UNKNOWN ->
          // It may have been executed; only the readback can tell, so it stays SENT and is watched.
          keep(command.to(Command.State.SENT, now, result.detail()));
    }
    LiveTag tag = tags.find(command.tag().toString());
    if (tag != null) {
      accept(tag);
    }
  }

  /** A live tag has changed: perhaps the readback somebody waits for. */
  @Override
  public synchronized void accept(LiveTag tag) {
    if (pending.isEmpty()) {
      return;
    }
    String id = pending.get(tag.path());
    Command command = id == null ? null : byId.get(id);
    if (command == null) {
      return;
    }
    Sample sample = tag.state().sample();
    Value value = sample.value();
    if (value == null || !sample.quality().isGood()) {
      return;
    }
    Command seen = command.withReadback(value);
    byId.put(seen.id(), seen);
    boolean answered = seen.state() == Command.State.ACCEPTED || seen.history().size() > 2;
    if (answered && seen.isMetBy(value)) {
      keep(seen.to(Command.State.CONFIRMED, time.millis(), ""));
    }
  }

  /** Ends what has waited long enough; to be called every second or so. */
  synchronized void tick() {
    long now = time.millis();
    for (String id : new ArrayList<>(pending.values())) {
      Command command = byId.get(id);
      if (command != null) {
        end(command, now);
      }
    }
  }

  private void end(Command command, long now) {
    boolean answered = command.state() == Command.State.ACCEPTED || command.history().size() > 2;
    if (answered && now - command.time() > CONFIRM_MILLIS) {
      keep(
          command.to(
              Command.State.DEVIATED,
              now,
              command.readback() == null
                  ? "the device's value is not known"
                  : "the device's value is another"));
    } else if (!answered && now > command.expires() + RESULT_GRACE_MILLIS) {
      keep(command.to(Command.State.EXPIRED, now, "the edge gave no word of it in time"));
    }
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

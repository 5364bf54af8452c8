package org.plantroom.edge;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;

/**
 * A field protocol's access to one device. Calls block and come from the device's poll thread
 * alone, but for what any thread may call.
 */
public interface Driver extends AutoCloseable {
  /**
   * Reads tags of one scan class.
   *
   * @param group what to read
   * @param sink given each tag's sample once, as it arrives; bad ones with their reason
   */
  void read(PollGroup group, Consumer<TagReading> sink);

  /**
   * Writes a tag.
   *
   * @param value in the tag's unit, already checked against its limits
   * @param expires from when on it must not be sent any more, milliseconds since 1970 UTC
   * @param gate asked right before it is sent, which may be long after it was looked at first
   */
  WriteOutcome write(TagType tag, Value value, long expires, Gate gate);

  /** Whether a write may still be sent. */
  @FunctionalInterface
  interface Gate {
    /** Lets every write pass. */
    Gate OPEN = () -> null;

    /**
     * Why not. Called on the device's poll thread and must not block: others wait for the line.
     *
     * @return a sentence for people; null when it may be sent
     */
    @Nullable String refusal();
  }

  /**
   * When the device last answered anything; callable from any thread.
   *
   * @return nanoseconds of the clock that never steps; before the first answer when the driver was
   *     made
   */
  long answeredAtNanos();

  /** How the device is reached, for people. */
  DeviceStatus status();

  @Override
  void close();

  /**
   * What a write came to.
   *
   * @param result how far it got
   * @param sentence for people
   * @param until when {@link Result#RUNNING} is expected to end, milliseconds since 1970 UTC; else
   *     0
   */
  record WriteOutcome(Result result, String sentence, long until) {
    /** An outcome that is no promise of a later one. */
    public WriteOutcome(Result result, String sentence) {
      this(result, sentence, 0);
    }

    /** How far a write got. */
    public enum Result {
      /** The device said yes. */
      ACCEPTED,
      /** The device said no, or it was never sent. */
      REJECTED,
      /** It came too late and was never sent. */
      EXPIRED,
      /** Sent, and no answer came: it may have happened. */
      UNKNOWN,
      /** A ramp is on its way; another outcome follows. */
      RUNNING,
      /** A ramp was given up on its way. */
      CANCELLED
    }
  }

  /**
   * How a device is reached.
   *
   * @param connected true while it answers
   * @param since milliseconds since 1970 UTC
   * @param sentence for people, e.g. {@code no answer within 1 s from 127.0.0.1:5020 unit 1}
   * @param counters by name, in a fixed order
   */
  record DeviceStatus(boolean connected, long since, String sentence, List<Counter> counters) {}

  /**
   * A count since the start.
   *
   * @param name lowerCamelCase
   * @param value 0 or more
   */
  record Counter(String name, long value) {}
}

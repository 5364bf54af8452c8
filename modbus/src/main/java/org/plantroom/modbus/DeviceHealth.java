package org.plantroom.modbus;

import java.time.Duration;
import org.plantroom.core.Time;

/**
 * What is known about a device's link: state, sentence, counters.
 *
 * <p>Thread-safe.
 */
final class DeviceHealth {
  /**
   * One refused block among good ones must not make the state flicker, yet a device is not called
   * connected for longer than this while nothing usable comes.
   */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(15).toNanos();

  private final Time time;
  private LinkState state = LinkState.WAITING;
  private String sentence = "not asked yet";
  private long sinceMillis;
  private boolean isUnusable;
  private long unusableSinceNanos;
  private volatile long answeredAtNanos;
  private long requests;
  private long answers;
  private long timeouts;
  private long exceptions;
  private long malformed;

  DeviceHealth(Time time) {
    this.time = time;
    this.sinceMillis = time.millis();
    this.answeredAtNanos = time.nanos();
  }

  /** When a frame of it last came, nanoseconds of the clock that never steps. */
  long answeredAtNanos() {
    return answeredAtNanos;
  }

  /** Notes how a read ended. */
  synchronized void note(Exchange exchange, ReadResult result) {
    if (!isSent(exchange)) {
      return;
    }
    requests++;
    switch (result) {
      case ReadResult.Answered _ -> answered();
      case ReadResult.Refused(int code) -> refused(exchange, code);
      case ReadResult.Malformed(String what) -> malformed(what);
      case ReadResult.Silent(String what) -> silent(what);
    }
  }

  /** Notes how a write ended. A refused write says nothing against the link. */
  synchronized void note(Exchange exchange, WriteResult result) {
    if (!isSent(exchange)) {
      return;
    }
    requests++;
    switch (result) {
      case WriteResult.Written _ -> answered();
      case WriteResult.Refused _ -> exceptions++;
      case WriteResult.Lost(String what) when exchange instanceof Exchange.Lost -> silent(what);
      case WriteResult.Lost(String what) -> malformed(what);
      case WriteResult.Expired _, WriteResult.Withheld _, WriteResult.NotSent _ -> {}
    }
  }

  private boolean isSent(Exchange exchange) {
    return switch (exchange) {
      case Exchange.NotSent(String why) -> {
        become(LinkState.UNREACHABLE, why);
        yield false;
      }
      case Exchange.Expired _, Exchange.Withheld _ -> false;
      case Exchange.Answered answer -> {
        if (!Reply.isGatewayWithoutAnswer(answer)) {
          answeredAtNanos = time.nanos();
        }
        yield true;
      }
      case Exchange.Unreadable _, Exchange.Lost _ -> true;
    };
  }

  synchronized String sentence() {
    return sentence;
  }

  synchronized UnitStatus status(long reconnects) {
    return new UnitStatus(
        state,
        sinceMillis,
        sentence,
        new LinkCounters(requests, answers, timeouts, exceptions, malformed, reconnects));
  }

  private void answered() {
    answers++;
    isUnusable = false;
    become(LinkState.CONNECTED, "answers");
  }

  private void refused(Exchange exchange, int code) {
    exceptions++;
    if (exchange instanceof Exchange.Answered answer && Reply.isGatewayWithoutAnswer(answer)) {
      become(LinkState.SILENT, "the gateway gets no answer from it (exception %d)".formatted(code));
    } else {
      unusable(LinkState.REFUSING, "refuses with exception %d".formatted(code));
    }
  }

  private void malformed(String what) {
    malformed++;
    unusable(LinkState.MALFORMED, what);
  }

  private void silent(String what) {
    timeouts++;
    become(LinkState.SILENT, what);
  }

  private void unusable(LinkState next, String what) {
    if (!isUnusable) {
      isUnusable = true;
      unusableSinceNanos = time.nanos();
    }
    if (state != LinkState.CONNECTED || time.nanos() - unusableSinceNanos > PATIENCE_NANOS) {
      become(next, what);
    }
  }

  private void become(LinkState next, String what) {
    if (state != next) {
      sinceMillis = time.millis();
    }
    state = next;
    sentence = what;
  }
}

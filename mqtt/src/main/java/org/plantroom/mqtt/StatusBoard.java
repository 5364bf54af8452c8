package org.plantroom.mqtt;

import java.time.Instant;
import org.plantroom.core.Time;

/** Holds the present {@link LinkStatus}. Written by the connection's thread, read by any. */
final class StatusBoard {
  private final Time time;
  private volatile LinkStatus status;

  StatusBoard(Time time) {
    this.time = time;
    this.status = at(LinkStatus.State.STOPPED, "not started");
  }

  LinkStatus get() {
    return status;
  }

  void set(LinkStatus.State state, String sentence) {
    status = at(state, sentence);
  }

  private LinkStatus at(LinkStatus.State state, String sentence) {
    return new LinkStatus(state, Instant.ofEpochMilli(time.millis()), sentence);
  }
}

package org.plantroom.mqtt;

import java.time.Instant;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the present {@link LinkStatus}. Written by the connection's thread, read by any. */
final class StatusBoard {
  private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

  private final String client;
  private final Time time;
  private volatile LinkStatus status;
  private String trouble = "";

  StatusBoard(String client, Time time) {
    this.client = client;
    this.time = time;
    this.status = at(LinkStatus.State.STOPPED, "not started");
  }

  LinkStatus get() {
    return status;
  }

  void set(LinkStatus.State state, String sentence) {
    status = at(state, sentence);
    log(state, sentence);
  }

  /** Each trouble once, however often it is met again, and its end. */
  private void log(LinkStatus.State state, String sentence) {
    switch (state) {
      case WAITING -> {
        if (!sentence.equals(trouble)) {
          trouble = sentence;
          LOG.warn("{}: {}", client, sentence);
        }
      }
      case CONNECTED -> {
        trouble = "";
        LOG.info("{}: {}", client, sentence);
      }
      case STOPPED, CONNECTING -> {}
    }
  }

  private LinkStatus at(LinkStatus.State state, String sentence) {
    return new LinkStatus(state, Instant.ofEpochMilli(time.millis()), sentence);
  }
}

package org.plantroom.mqtt;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boundary to the listener: what it throws is counted always, logged once, and ends there. Used
 * by the connection's thread alone.
 */
final class Ears implements MqttListener {
  private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

  private final MqttListener listener;
  private final Tally tally;
  private final AtomicBoolean logged = new AtomicBoolean();

  Ears(MqttListener listener, Tally tally) {
    this.listener = listener;
    this.tally = tally;
  }

  @Override
  public void onConnected() {
    guard(listener::onConnected);
  }

  @Override
  public void onDisconnected(String sentence) {
    guard(() -> listener.onDisconnected(sentence));
  }

  @Override
  public void onMessage(MqttMessage message) {
    guard(() -> listener.onMessage(message));
  }

  private void guard(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      tally.failed.increment();
      if (logged.compareAndSet(false, true)) {
        LOG.warn("an MQTT listener failed; further failures are only counted", e);
      }
    }
  }
}

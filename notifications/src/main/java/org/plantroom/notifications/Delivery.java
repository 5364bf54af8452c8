package org.plantroom.notifications;

import java.io.IOException;
import org.plantroom.core.Notifications;
import org.plantroom.core.Time;

/** A way on which messages leave. */
interface Delivery {
  /**
   * The way itself.
   *
   * @param plan how people are reached
   */
  static Delivery of(Message.Way way, Notifications plan, Time time) {
    return switch (way) {
      case MAIL -> new Mail(plan);
      case WEBHOOK -> new Hook(plan, time);
    };
  }

  /**
   * Hands a message over.
   *
   * @throws IOException with a sentence for people, never with a secret, when it was not taken
   */
  void send(Message message) throws IOException;
}

package org.plantroom.notifications;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.UUID;
import org.plantroom.core.Notifications;
import org.plantroom.core.Time;

/**
 * Shows somebody that messages arrive.
 *
 * @param plan how people are reached
 * @param time for the message and its signature
 */
public record TestMessage(Notifications plan, Time time) {

  /**
   * Sends it at once, on every way the person has.
   *
   * @param person name of one of the plan's people
   * @throws IOException with a sentence when a way refused
   * @throws IllegalArgumentException when the plan has nobody of that name
   */
  public void send(String person) throws IOException {
    if (!plan.people().containsKey(person)) {
      throw new IllegalArgumentException(
          plan.people().isEmpty()
              ? "the project has nobody who could be told"
              : "nobody of that name, expected one of "
                  + String.join(", ", plan.people().keySet()));
    }
    MessageWriter writer = new MessageWriter(plan, site -> ZoneOffset.UTC);
    for (Message message : writer.test(person, "test-" + UUID.randomUUID(), time.millis())) {
      Delivery.of(message.way(), plan, time).send(message);
    }
  }
}

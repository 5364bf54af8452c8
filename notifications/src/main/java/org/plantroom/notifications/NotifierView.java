package org.plantroom.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plantroom.core.Notifications;

/**
 * What notifications are about, for people.
 *
 * @param people names of those who can be told
 * @param waiting how many messages wait
 * @param givenUp how many were given up, ever
 * @param incidents under way
 * @param messages waiting ones, then the latest that are gone
 */
public record NotifierView(
    List<String> people,
    int waiting,
    long givenUp,
    List<IncidentView> incidents,
    List<MessageView> messages) {

  /**
   * An incident under way.
   *
   * @param begun milliseconds since 1970 UTC
   * @param alarms how many belong to it
   * @param told names of those told
   */
  public record IncidentView(
      String id,
      String route,
      String place,
      long begun,
      int alarms,
      boolean active,
      Set<String> told) {}

  /**
   * A message.
   *
   * @param way mail or webhook
   * @param state waiting, sent or given-up
   * @param time of that, milliseconds since 1970 UTC; of a waiting one when it was written
   * @param trouble why the last try failed; empty for none
   */
  public record MessageView(
      String id,
      String way,
      String person,
      String kind,
      String subject,
      String state,
      long time,
      int attempts,
      String trouble) {
    private static MessageView of(Message message, String state, long time) {
      return new MessageView(
          message.id(),
          message.way().label(),
          message.person(),
          message.kind(),
          message.subject(),
          state,
          time,
          message.attempts(),
          message.trouble());
    }
  }

  static NotifierView of(Notifications plan, List<Incident> incidents, Outbox.Stored outbox) {
    List<MessageView> messages = new ArrayList<>();
    for (Message message : outbox.waiting()) {
      messages.add(MessageView.of(message, "waiting", message.created()));
    }
    for (Outbox.Gone gone : outbox.gone()) {
      messages.add(
          MessageView.of(gone.message(), gone.isSent() ? "sent" : "given-up", gone.time()));
    }
    return new NotifierView(
        List.copyOf(plan.people().keySet()),
        outbox.waiting().size(),
        outbox.givenUp(),
        incidents.stream().map(NotifierView::view).toList(),
        messages);
  }

  private static IncidentView view(Incident incident) {
    return new IncidentView(
        incident.id(),
        incident.route(),
        incident.place(),
        incident.begun(),
        incident.members().size(),
        incident.isActive(),
        incident.told());
  }
}

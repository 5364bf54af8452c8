package org.plantroom.notifications;

import java.util.ArrayList;
import java.util.List;
import org.plantroom.core.Notifications;
import org.plantroom.core.Notifications.Route;

/** Every incident under way: puts alarms into them and lets time pass. Not thread-safe. */
final class Incidents {
  /** When there are more, the oldest is let go; nobody can work off so many. */
  static final int MOST = 1_000;

  private final List<Incident> all;

  Incidents(List<Incident> stored) {
    this.all = new ArrayList<>(stored);
  }

  List<Incident> all() {
    return List.copyOf(all);
  }

  /**
   * Takes what happened to an alarm.
   *
   * @param now milliseconds since 1970 UTC, by the host's clock
   */
  void take(AlarmNews news, Notifications plan, long now) {
    all.replaceAll(incident -> incident.heard(news));
    if (news.isCall()) {
      plan.routes().forEach((name, route) -> call(name, route, news, now));
    }
  }

  private void call(String name, Route route, AlarmNews news, long now) {
    boolean isWanted =
        route.match().matches(news.path()) && news.priority().compareTo(route.priority()) <= 0;
    if (!isWanted) {
      return;
    }
    String place = place(route.group(), news.path());
    for (int i = 0; i < all.size(); i++) {
      Incident incident = all.get(i);
      if (incident.route().equals(name)
          && incident.place().equals(place)
          && isOpenFor(incident, route, news, now)) {
        all.set(i, incident.joinedBy(news, now));
        return;
      }
    }
    if (all.size() >= MOST) {
      all.removeFirst();
    }
    all.add(Incident.begin(name, place, news, now));
  }

  private static boolean isOpenFor(Incident incident, Route route, AlarmNews news, long now) {
    return incident.members().containsKey(news.id())
        || now - incident.joined() <= route.within().toMillis();
  }

  private static String place(Notifications.Grouping group, String path) {
    int levels =
        switch (group) {
          case SITE -> 1;
          case EDGE -> 2;
          case DEVICE -> 3;
        };
    int end = -1;
    for (int i = 0; i < levels; i++) {
      end = path.indexOf('/', end + 1);
      if (end < 0) {
        return path;
      }
    }
    return path.substring(0, end);
  }

  /** Lets time pass; who is to be told. */
  List<Telling> tick(IncidentFlow flow, long now) {
    List<Telling> tellings = new ArrayList<>();
    List<Incident> left = new ArrayList<>();
    for (Incident incident : all) {
      IncidentFlow.Next next = flow.next(incident, now);
      tellings.addAll(next.tellings());
      if (next.incident() != null) {
        left.add(next.incident());
      }
    }
    all.clear();
    all.addAll(left);
    return tellings;
  }
}

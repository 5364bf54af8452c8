package org.plantroom.notifications;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plantroom.core.AlarmPriority;
import org.plantroom.core.Notifications.Person;
import org.plantroom.core.Notifications.Quiet;
import org.plantroom.core.Notifications.Shift;

/**
 * Who is on duty and who is not to be disturbed, by the clock on a site's wall. On the days of 23
 * and 25 hours a shift is an hour shorter or longer, and no moment is left out or counted twice.
 */
final class Duty {
  private Duty() {}

  /** Everybody on duty at a moment, each once. */
  static Set<String> onDuty(List<Shift> roster, Instant now, ZoneId zone) {
    Set<String> people = new LinkedHashSet<>();
    for (Shift shift : roster) {
      if (isOn(shift, now.atZone(zone))) {
        people.addAll(shift.people());
      }
    }
    return people;
  }

  private static boolean isOn(Shift shift, ZonedDateTime now) {
    LocalTime clock = now.toLocalTime();
    DayOfWeek today = now.getDayOfWeek();
    if (shift.from().isBefore(shift.to())) {
      return shift.days().contains(today) && isWithin(shift.from(), shift.to(), clock);
    }
    return (shift.days().contains(today) && !clock.isBefore(shift.from()))
        || (shift.days().contains(today.minus(1)) && clock.isBefore(shift.to()));
  }

  /**
   * When somebody may be told of something this urgent: now, or once their quiet hours are over.
   */
  static Instant mayBeTold(Person person, AlarmPriority priority, Instant now, ZoneId zone) {
    Quiet quiet = person.quiet();
    if (quiet == null || priority.compareTo(quiet.below()) <= 0 || !isQuiet(quiet, now, zone)) {
      return now;
    }
    return end(quiet, now.atZone(zone)).toInstant();
  }

  private static ZonedDateTime end(Quiet quiet, ZonedDateTime now) {
    ZonedDateTime today = now.with(quiet.to());
    return today.isAfter(now) ? today : now.plusDays(1).with(quiet.to());
  }

  /** True in somebody's quiet hours. */
  static boolean isQuiet(Quiet quiet, Instant now, ZoneId zone) {
    LocalTime clock = now.atZone(zone).toLocalTime();
    return quiet.from().isBefore(quiet.to())
        ? isWithin(quiet.from(), quiet.to(), clock)
        : !isWithin(quiet.to(), quiet.from(), clock);
  }

  private static boolean isWithin(LocalTime from, LocalTime to, LocalTime clock) {
    return !clock.isBefore(from) && clock.isBefore(to);
  }
}

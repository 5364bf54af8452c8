package org.plantroom.core;

import java.time.LocalTime;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What a site file says of a schedule, in its own words. */
final class ScheduleWords {
  private ScheduleWords() {}

  static SequencedMap<String, String> of(Schedule schedule) {
    // Not a key of the schedule, yet what it means changes with it.
    FileWords words = new FileWords().put(SiteKeys.TIME_ZONE, schedule.zone());
    schedule
        .weekly()
        .forEach(
            (day, at) ->
                words.put(
                    "weekly." + day.name().substring(0, 3).toLowerCase(Locale.ROOT), day(at)));
    for (Schedule.SpecialDays days : schedule.exceptions()) {
      String above = "exceptions." + days.name() + ".";
      words.put(above + "from", days.from()).put(above + "to", days.to());
      if (!days.days().isEmpty()) {
        words.put(
            above + "days",
            days.days().stream().sorted().map(Object::toString).collect(Collectors.joining(", ")));
      }
      words.put(above + "at", day(days.at()));
    }
    return words.all();
  }

  private static String day(SortedMap<LocalTime, Value> day) {
    return day.entrySet().stream()
        .map(at -> "%s: %s".formatted(at.getKey(), at.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}

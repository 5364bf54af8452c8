package org.plantroom.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What must hold between a device's schedules, the tags of its type and the calendars of its site.
 *
 * @param site the site's keys
 * @param type the device's machine type
 */
record ScheduleRules(Section site, MachineType type) {

  void check(Section device) {
    device.get(DeviceKeys.SCHEDULES).ifPresent(all -> all.forEach(this::check));
  }

  private void check(String name, Placed<Section> schedule) {
    TagType tag = type.tags().get(name);
    if (tag == null) {
      String hint = Suggestion.hint(name, type.tags().keySet());
      schedule.where().report("unknown tag", "the name of a tag of type " + type.id() + hint);
      return;
    }
    WriteRule write = tag.write();
    if (write == null) {
      schedule.where().report("a tag that is read only", "a tag that may be written");
      return;
    }
    if (write.secondPerson()) {
      schedule
          .where()
          .report("a tag that a second person confirms", "a tag without confirm: secondPerson");
    }
    Section keys = schedule.value();
    keys.get(ScheduleKeys.WEEKLY).ifPresent(week -> checkWeek(week, tag));
    keys.get(ScheduleKeys.EXCEPTIONS)
        .ifPresent(all -> all.values().forEach(one -> checkException(one, tag)));
  }

  private static void checkWeek(
      SequencedMap<Set<DayOfWeek>, Placed<SequencedMap<LocalTime, Placed<String>>>> week,
      TagType tag) {
    Set<DayOfWeek> taken = EnumSet.noneOf(DayOfWeek.class);
    for (Map.Entry<Set<DayOfWeek>, Placed<SequencedMap<LocalTime, Placed<String>>>> days :
        week.entrySet()) {
      if (days.getKey().stream().anyMatch(taken::contains)) {
        days.getValue().where().report("a day that another key names too", "every day only once");
      }
      taken.addAll(days.getKey());
      checkDay(days.getValue().value(), tag);
    }
  }

  private static void checkDay(SequencedMap<LocalTime, Placed<String>> day, TagType tag) {
    for (Placed<String> value : day.values()) {
      if (ScheduleValue.of(tag, value.value()).isEmpty()) {
        value
            .where()
            .report(
                Excerpt.quoted(value.value()),
                "a value that tag %s may be written to".formatted(tag.name())
                    + Suggestion.hint(value.value(), tag.states().values()));
      }
    }
  }

  private void checkException(Placed<Section> exception, TagType tag) {
    Section keys = exception.value();
    keys.get(ScheduleKeys.AT).ifPresent(day -> checkDay(day, tag));
    boolean hasCalendar = keys.has(ScheduleKeys.CALENDAR);
    if (hasCalendar == keys.has(ScheduleKeys.FROM)) {
      exception
          .where()
          .report(hasCalendar ? "from and calendar" : "no days", "either from or calendar");
    }
    if (keys.has(ScheduleKeys.TO) && !keys.has(ScheduleKeys.FROM)) {
      keys.where(ScheduleKeys.TO).report("to without from", "none, or from too");
    }
    Optional<LocalDate> from = keys.get(ScheduleKeys.FROM);
    Optional<LocalDate> to = keys.get(ScheduleKeys.TO);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      keys.where(ScheduleKeys.TO).report(to.get().toString(), "a date not before from");
    }
    keys.get(ScheduleKeys.CALENDAR).ifPresent(name -> checkCalendar(name, keys));
  }

  private void checkCalendar(String name, Section keys) {
    Set<String> known = site.get(SiteKeys.CALENDARS).map(Map::keySet).orElse(Set.of());
    if (!known.contains(name)) {
      keys.where(ScheduleKeys.CALENDAR)
          .report(
              Excerpt.quoted(name),
              "the name of a calendar of this site" + Suggestion.hint(name, known));
    }
  }
}

package org.plantroom.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a device's schedules of keys without a mistake.
 *
 * @param site the site's keys
 * @param type the device's machine type
 */
record ScheduleBuilder(Section site, MachineType type) {

  SequencedMap<String, Schedule> of(Section device) {
    SequencedMap<String, Schedule> schedules = new LinkedHashMap<>();
    device
        .get(DeviceKeys.SCHEDULES)
        .ifPresent(all -> all.forEach((tag, keys) -> schedules.put(tag, of(tag, keys.value()))));
    return Collections.unmodifiableSequencedMap(schedules);
  }

  private Schedule of(String name, Section keys) {
    TagType tag = Objects.requireNonNull(type.tags().get(name));
    Map<DayOfWeek, SortedMap<LocalTime, Value>> week = new EnumMap<>(DayOfWeek.class);
    keys.need(ScheduleKeys.WEEKLY)
        .forEach((days, at) -> days.forEach(day -> week.put(day, day(tag, at.value()))));
    List<Schedule.SpecialDays> exceptions = new ArrayList<>();
    keys.get(ScheduleKeys.EXCEPTIONS)
        .ifPresent(
            all ->
                all.forEach(
                    (id, exception) -> exceptions.add(exception(id, exception.value(), tag))));
    return new Schedule(site.need(SiteKeys.TIME_ZONE), week, exceptions);
  }

  private static SortedMap<LocalTime, Value> day(
      TagType tag, SequencedMap<LocalTime, Placed<String>> written) {
    SortedMap<LocalTime, Value> day = new TreeMap<>();
    written.forEach((at, value) -> day.put(at, ScheduleValue.of(tag, value.value()).orElseThrow()));
    return day;
  }

  private Schedule.SpecialDays exception(String name, Section keys, TagType tag) {
    SortedMap<LocalTime, Value> day = day(tag, keys.need(ScheduleKeys.AT));
    if (keys.has(ScheduleKeys.FROM)) {
      LocalDate from = keys.need(ScheduleKeys.FROM);
      return new Schedule.SpecialDays(
          name, from, keys.get(ScheduleKeys.TO).orElse(from), Set.of(), day);
    }
    Set<LocalDate> dates = new HashSet<>();
    Objects.requireNonNull(site.need(SiteKeys.CALENDARS).get(keys.need(ScheduleKeys.CALENDAR)))
        .value()
        .forEach(date -> dates.add(date.value()));
    return new Schedule.SpecialDays(
        name, Collections.min(dates), Collections.max(dates), dates, day);
  }
}

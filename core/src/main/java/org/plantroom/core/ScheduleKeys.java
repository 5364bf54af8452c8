package org.plantroom.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.SequencedMap;
import java.util.Set;

/** The keys of a schedule in {@code sites/ID.yaml}. */
final class ScheduleKeys {
  private static final Kind<SequencedMap<LocalTime, Placed<String>>> DAY =
      new MapKind<>(
          "a map from times of day to values, e.g. {\"06:00\": 21}",
          ScheduleKinds.TIME,
          Kinds.TEXT);

  static final Field<SequencedMap<Set<DayOfWeek>, Placed<SequencedMap<LocalTime, Placed<String>>>>>
      WEEKLY =
          Field.required(
              "weekly",
              new MapKind<>("a map from days to their switches", ScheduleKinds.WEEKDAYS, DAY),
              "what is written when on the days of the week, in the site's time zone");
  static final Field<LocalDate> FROM =
      Field.optional("from", ScheduleKinds.DATE, "first day of the exception");
  static final Field<LocalDate> TO =
      Field.optional("to", ScheduleKinds.DATE, "last day of the exception; default: the first");
  static final Field<String> CALENDAR =
      Field.optional(
          "calendar", Kinds.NAME, "name of a calendar of the site, whose days these are");
  static final Field<SequencedMap<LocalTime, Placed<String>>> AT =
      Field.required("at", DAY, "what is written when on these days, instead of the week's");
  static final Field<SequencedMap<String, Placed<Section>>> EXCEPTIONS =
      Field.optional(
          "exceptions",
          new MapKind<>(
              "a map of exceptions",
              Kinds.NAME,
              Format.of("the keys of an exception", FROM, TO, CALENDAR, AT)),
          "days that are not as their day of the week; of two the first counts");

  static final Format FORMAT = Format.of("the keys weekly and exceptions", WEEKLY, EXCEPTIONS);

  private ScheduleKeys() {}
}

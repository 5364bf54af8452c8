package org.plantroom.core;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SequencedMap;

/** The keys of {@code sites/ID.yaml}. */
final class SiteKeys {
  static final Field<String> NAME =
      Field.optional("name", Kinds.TEXT, "name for people; default: the id");
  static final Field<ZoneId> TIME_ZONE =
      Field.withDefault(
          "timeZone", Kinds.ZONE, "UTC", "IANA time zone in which the site's days begin");
  static final Field<Double> LATITUDE =
      Field.required("latitude", Kinds.between(-90, 90), "degrees, north positive");
  static final Field<Double> LONGITUDE =
      Field.required("longitude", Kinds.between(-180, 180), "degrees, east positive");
  static final Field<Section> POSITION =
      Field.optional(
          "position",
          Format.of("a map with the keys latitude and longitude", LATITUDE, LONGITUDE),
          "where the site lies");
  static final Field<Boolean> READ_ONLY =
      Field.withDefault(
          "readOnly", Kinds.FLAG, "false", "true: nothing is written at this site, whoever asks");
  static final Field<SequencedMap<String, Placed<List<Placed<LocalDate>>>>> CALENDARS =
      Field.optional(
          "calendars",
          new MapKind<>(
              "a map of calendars, each a list of dates",
              Kinds.NAME,
              new ListKind<>(ScheduleKinds.DATE, true)),
          "days that schedules treat as exceptions, by name");
  static final Field<SequencedMap<String, Placed<Section>>> EDGES =
      Field.required(
          "edges",
          new MapKind<>("a map of edge nodes, at least one", Kinds.NAME, EdgeKeys.FORMAT),
          "the edge nodes by id");
  static final Field<String> DISPLAY =
      Field.optional(
          "display",
          Kinds.NAME,
          "the display that shows the site's plant; default: the one of the site's id, if any");
  static final Field<SequencedMap<String, Placed<String>>> MACHINES =
      Field.optional(
          "displayMachines",
          new MapKind<>("a map of the display's machines to devices", Kinds.NAME, Kinds.TEXT),
          "the device, or edge/device, of each of the display's machines that has another id here");

  static final Format FORMAT =
      Format.of(
          "the keys of a site",
          NAME,
          TIME_ZONE,
          POSITION,
          DISPLAY,
          MACHINES,
          READ_ONLY,
          CALENDARS,
          EDGES);

  private SiteKeys() {}
}

package org.plantroom.study;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.plantroom.core.Field;
import org.plantroom.core.Format;
import org.plantroom.core.Kind;
import org.plantroom.core.Kinds;
import org.plantroom.core.ListKind;
import org.plantroom.core.MapKind;
import org.plantroom.core.Placed;
import org.plantroom.core.ScalarKind;
import org.plantroom.core.Section;
import org.plantroom.core.Shapes;
import org.plantroom.core.Suggestion;
import org.plantroom.core.YamlNode;
import org.plantroom.simulation.AmountKind;

/** The keys of a study file. */
final class StudyKeys {
  private static final double LONGEST = 100 * 365 * 86_400.0;
  private static final AmountKind DURATION_KIND = new AmountKind("s", 1, LONGEST);
  private static final AmountKind TIME = new AmountKind("s", 0, LONGEST);
  private static final Kind<List<Placed<String>>> PATHS =
      new ListKind<>(Kinds.TEXT.called("a quantity such as room.temperature"), true);
  private static final Kind<SequencedMap<String, Placed<String>>> TEXTS =
      new MapKind<>("a map from paths to texts", Kinds.TEXT, Kinds.TEXT);
  private static final List<String> KPIS = Arrays.stream(Kpi.values()).map(Kpi::key).toList();
  private static final ScalarKind<Kpi> KPI =
      new ScalarKind<>(
          KPIS.stream().collect(Collectors.joining(", ", "one of ", "")),
          text -> Arrays.stream(Kpi.values()).filter(kpi -> kpi.key().equals(text)).findFirst(),
          text -> Suggestion.hint(text, KPIS),
          Shapes.choice(KPIS));

  static final Field<String> NAME = Field.required("name", Kinds.TEXT, "the study, for people");
  static final Field<String> PLANT =
      Field.required(
          "plant",
          Kinds.TEXT.called("a plant file, relative to this file, or the name of an example"),
          "what is studied");
  static final Field<Double> DURATION =
      Field.required("duration", DURATION_KIND, "of each run, warm-up included");
  static final Field<Double> WARM_UP =
      Field.withDefault("warmUp", TIME, "0 s", "time at the start that is not measured");
  static final Field<Double> EVERY =
      Field.withDefault("every", DURATION_KIND, "600 s", "between recorded values");
  static final Field<List<Placed<String>>> RECORD =
      Field.optional("record", PATHS, "quantities that are drawn over time");

  static final Field<List<Placed<String>>> POWER =
      Field.optional("power", PATHS, "whose sum is bought");
  static final Field<List<Placed<String>>> HEAT =
      Field.optional("heat", PATHS, "whose sum is the heat or cold given");
  static final Field<String> METER =
      Field.optional(
          "meter", Kinds.TEXT.called("an electricityMeter of the plant"), "that counts the cost");
  static final Field<YamlNode> PRICE =
      Field.optional("price", new LevelKind("EUR/kWh"), "of what is bought");
  static final Field<YamlNode> FEED_IN =
      Field.optional("feedIn", new LevelKind("EUR/kWh"), "paid for what is sold");
  static final Field<Double> DEMAND_CHARGE =
      Field.optional(
          "demandCharge",
          Kinds.atLeast(0),
          "EUR/kW, for the greatest quarter-hour mean of each month");
  static final Field<YamlNode> EMISSION_FACTOR =
      Field.optional("emissionFactor", new LevelKind("kg/kWh"), "of what is bought");
  static final Field<List<Placed<String>>> TEMPERATURES =
      Field.optional("temperatures", PATHS, "of rooms");
  static final Field<YamlNode> LOW =
      Field.withDefault("low", new LevelKind("Cel"), "21", "end of the comfort band");
  static final Field<YamlNode> HIGH =
      Field.withDefault("high", new LevelKind("Cel"), "24", "end of the comfort band");
  static final Field<List<Placed<String>>> CO2 = Field.optional("co2", PATHS, "of rooms");
  static final Field<YamlNode> CO2_LIMIT =
      Field.withDefault("co2Limit", new LevelKind("[ppm]"), "1000", "above which air is bad");
  static final Field<List<Placed<String>>> STARTS =
      Field.optional("starts", PATHS, "counters of starts");
  static final Field<List<Placed<String>>> RUN_HOURS =
      Field.optional("runHours", PATHS, "counters of run hours");
  private static final Format MEASURES =
      Format.of(
          "the keys of measures",
          POWER,
          METER,
          HEAT,
          PRICE,
          FEED_IN,
          DEMAND_CHARGE,
          EMISSION_FACTOR,
          TEMPERATURES,
          LOW,
          HIGH,
          CO2,
          CO2_LIMIT,
          STARTS,
          RUN_HOURS);
  static final Field<Section> MEASURE =
      Field.required("measure", MEASURES, "where the KPIs come from");

  static final Field<Double> AT = Field.required("at", TIME, "time since the start");
  static final Field<String> SET = Field.required("set", Kinds.TEXT, "an input of the plant");
  static final Field<Double> TO = Field.required("to", Kinds.NUMBER, "in the input's unit");
  static final Field<SequencedMap<String, Placed<String>>> CHANGE =
      Field.optional("change", TEXTS, "of the plant file: parameters, weather, inputs, seed");
  static final Field<List<Placed<Section>>> EVENTS =
      Field.optional(
          "events",
          new ListKind<>(Format.of("the keys of an event", AT, SET, TO), false),
          "what is set during the run: modes, set points");
  static final Field<List<Placed<String>>> FAULTS =
      Field.optional(
          "faults",
          new ListKind<>(
              Kinds.TEXT.called("a fault such as \"bias of 2 K on room.temperature at 2 d\""),
              true),
          "what fails during the run: sensors, components, communication");
  private static final Format SCENARIO =
      Format.of(
          "the keys of a scenario",
          CHANGE,
          EVENTS,
          FAULTS,
          PRICE,
          FEED_IN,
          DEMAND_CHARGE,
          EMISSION_FACTOR);
  static final Field<SequencedMap<String, Placed<Section>>> SCENARIOS =
      Field.optional(
          "scenarios",
          new MapKind<>("a map from names to scenarios", Kinds.TEXT, SCENARIO),
          "the first is the base");
  static final Field<SequencedMap<String, Placed<List<Placed<String>>>>> SWEEP =
      Field.optional(
          "sweep",
          new MapKind<>(
              "a map from paths to lists of values", Kinds.TEXT, new ListKind<>(Kinds.TEXT, false)),
          "every combination becomes a scenario");

  static final Field<String> FROM = Field.required("from", Kinds.TEXT, "least value, with unit");
  static final Field<String> UNTIL =
      Field.required("to", Kinds.TEXT, "greatest value, in the same unit");
  private static final Kind<SequencedMap<String, Placed<Section>>> RANGES =
      new MapKind<>(
          "a map from paths to ranges", Kinds.TEXT, Format.of("the keys of a range", FROM, UNTIL));
  static final Field<SequencedMap<String, Placed<Section>>> VARY =
      Field.required("vary", RANGES, "parameters that may change");
  static final Field<Optimisation.Method> METHOD =
      Field.withDefault(
          "method",
          Kinds.choice(Optimisation.Method.class, Optimisation.Method::key),
          "bobyqa",
          "of the search");
  static final Field<Kpi> MINIMISE = Field.required("minimise", KPI, "the goal");
  static final Field<SequencedMap<Kpi, Placed<Double>>> AT_MOST =
      Field.optional(
          "atMost",
          new MapKind<>("a map from KPIs to limits", KPI, Kinds.NUMBER),
          "limits of other KPIs");
  static final Field<Integer> EVALUATIONS =
      Field.withDefault("evaluations", Kinds.whole(5, 100_000), "60", "runs at most");
  static final Field<Integer> SEED =
      Field.withDefault("seed", Kinds.whole(0, Integer.MAX_VALUE), "1", "of chance in cmaes");
  static final Field<Section> OPTIMISE =
      Field.optional(
          "optimise",
          Format.of("the keys of optimise", METHOD, MINIMISE, VARY, AT_MOST, EVALUATIONS, SEED),
          "a search for the best parameters of the base");

  static final Field<String> DATA =
      Field.required(
          "data", Kinds.FILE, "measured CSV, or the folder of a history, relative to this file");
  static final Field<String> DATA_FROM =
      Field.optional("from", Kinds.TEXT, "first moment of a history (default: all of it)");
  static final Field<String> DATA_TO =
      Field.optional("to", Kinds.TEXT, "first moment after it (default: to its end)");
  static final Field<SequencedMap<String, Placed<String>>> COMPARE =
      Field.required("compare", TEXTS, "columns by the quantity they were measured of");
  static final Field<SequencedMap<String, Placed<String>>> DRIVE =
      Field.optional("drive", TEXTS, "columns by the input that follows them");
  static final Field<Double> SKIP =
      Field.withDefault("skip", TIME, "0 s", "time at the start that does not count");
  static final Field<SequencedMap<String, Placed<String>>> UNITS =
      Field.optional(
          "units",
          new MapKind<>("a map from columns to units", Kinds.TEXT, Kinds.TEXT),
          "of columns that are not in the unit of their quantity");
  static final Field<ZoneId> TIME_ZONE =
      Field.withDefault("timeZone", Kinds.ZONE, "UTC", "of times that name none");
  static final Field<Double> GAP =
      Field.withDefault("gap", TIME, "2 h", "longest time without a value that is bridged");
  static final Field<Double> VALIDATION =
      Field.withDefault(
          "validation",
          new AmountKind("1", 0, 0.9),
          "0",
          "share of the data, at their end, that judges the fit and takes no part in it");
  static final Field<Section> CALIBRATE =
      Field.optional(
          "calibrate",
          Format.of(
              "the keys of calibrate",
              DATA,
              DATA_FROM,
              DATA_TO,
              COMPARE,
              DRIVE,
              UNITS,
              TIME_ZONE,
              GAP,
              VARY,
              SKIP,
              VALIDATION),
          "a search for the parameters that fit measured data");

  static final Format FORMAT =
      Format.of(
          "the keys of a study",
          NAME,
          PLANT,
          DURATION,
          WARM_UP,
          MEASURE,
          RECORD,
          EVERY,
          SCENARIOS,
          SWEEP,
          OPTIMISE,
          CALIBRATE);

  private StudyKeys() {}

  /** The texts of a list, in its order. */
  static List<String> texts(Section section, Field<List<Placed<String>>> field) {
    return section.get(field).orElse(List.of()).stream().map(Placed::value).toList();
  }
}

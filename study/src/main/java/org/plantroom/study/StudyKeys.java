package org.plantroom.study;

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
  private static final ScalarKind<String> LEVEL =
      Kinds.TEXT.called("a number, or a quantity that gives it");
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
  static final Field<String> PRICE = Field.optional("price", LEVEL, "EUR/kWh");
  static final Field<String> EMISSION_FACTOR = Field.optional("emissionFactor", LEVEL, "kg/kWh");
  static final Field<List<Placed<String>>> TEMPERATURES =
      Field.optional("temperatures", PATHS, "of rooms");
  static final Field<String> LOW = Field.withDefault("low", LEVEL, "21", "of the comfort band, °C");
  static final Field<String> HIGH =
      Field.withDefault("high", LEVEL, "24", "of the comfort band, °C");
  static final Field<List<Placed<String>>> CO2 = Field.optional("co2", PATHS, "of rooms");
  static final Field<String> CO2_LIMIT = Field.withDefault("co2Limit", LEVEL, "1000", "ppm");
  static final Field<List<Placed<String>>> STARTS =
      Field.optional("starts", PATHS, "counters of starts");
  static final Field<List<Placed<String>>> RUN_HOURS =
      Field.optional("runHours", PATHS, "counters of run hours");
  private static final Format MEASURES =
      Format.of(
          "the keys of measures",
          POWER,
          HEAT,
          PRICE,
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
          "what is set during the run: faults, modes, set points");
  private static final Format SCENARIO = Format.of("the keys of a scenario", CHANGE, EVENTS, PRICE);
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
  static final Field<Section> OPTIMISE =
      Field.optional(
          "optimise",
          Format.of("the keys of optimise", METHOD, MINIMISE, VARY, AT_MOST, EVALUATIONS),
          "a search for the best parameters of the base");

  static final Field<String> DATA =
      Field.required("data", Kinds.FILE, "measured CSV, relative to this file");
  static final Field<SequencedMap<String, Placed<String>>> COMPARE =
      Field.required("compare", TEXTS, "columns by the quantity they were measured of");
  static final Field<SequencedMap<String, Placed<String>>> DRIVE =
      Field.optional("drive", TEXTS, "columns by the input that follows them");
  static final Field<Double> SKIP =
      Field.withDefault("skip", TIME, "0 s", "time at the start that does not count");
  static final Field<Section> CALIBRATE =
      Field.optional(
          "calibrate",
          Format.of("the keys of calibrate", DATA, COMPARE, DRIVE, VARY, SKIP),
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

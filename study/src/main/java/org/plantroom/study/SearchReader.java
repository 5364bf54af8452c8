package org.plantroom.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Field;
import org.plantroom.core.Numbers;
import org.plantroom.core.Placed;
import org.plantroom.core.Section;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Where;
import org.plantroom.simulation.Conversion;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFile;

/**
 * Reads what a study file searches: the best parameters, or those that fit measured data.
 *
 * @param measured reads measured data
 * @param plantFile whose parameters are searched
 * @param plant built from it
 */
record SearchReader(MeasuredReader measured, PlantFile plantFile, Plant plant) {
  private static final Pattern AMOUNT = Pattern.compile("(-?[0-9.]+(?:[eE][-+]?[0-9]+)?) ?(.*)");

  /**
   * The search for the best parameters.
   *
   * @param measured KPIs that can be goal and limits
   */
  Optimisation optimisation(Section part, List<Kpi> measured) {
    Map<Kpi, Double> limits = new EnumMap<>(Kpi.class);
    part.get(StudyKeys.AT_MOST)
        .ifPresent(
            all ->
                all.forEach(
                    (kpi, limit) -> {
                      checkMeasured(kpi, measured, limit.where());
                      limits.put(kpi, limit.value());
                    }));
    part.get(StudyKeys.MINIMISE)
        .ifPresent(goal -> checkMeasured(goal, measured, part.where(StudyKeys.MINIMISE)));
    List<Vary> vary = varied(part);
    Optimisation.Method method = part.need(StudyKeys.METHOD);
    if (method == Optimisation.Method.BRENT && vary.size() > 1) {
      part.where(StudyKeys.METHOD)
          .report("brent for %d parameters".formatted(vary.size()), "bobyqa or cmaes, or one");
    }
    return new Optimisation(
        method,
        part.need(StudyKeys.MINIMISE),
        vary,
        limits,
        part.need(StudyKeys.EVALUATIONS),
        part.need(StudyKeys.SEED));
  }

  private static void checkMeasured(Kpi kpi, List<Kpi> measured, Where where) {
    if (!measured.contains(kpi)) {
      List<String> keys = measured.stream().map(Kpi::key).toList();
      where.report(
          kpi.key() + ", which the study does not measure",
          keys.isEmpty() ? "a measured KPI" : "one of " + String.join(", ", keys));
    }
  }

  private List<Vary> varied(Section part) {
    List<Vary> varied = new ArrayList<>();
    part.need(StudyKeys.VARY).forEach((path, range) -> vary(path, range).ifPresent(varied::add));
    return varied;
  }

  private Optional<Vary> vary(String path, Placed<Section> placed) {
    Section range = placed.value();
    Optional<Matcher> from = amount(range, StudyKeys.FROM);
    Optional<Matcher> to = amount(range, StudyKeys.UNTIL);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    double low = Numbers.decimal(from.get().group(1)).orElse(Double.NaN);
    double high = Numbers.decimal(to.get().group(1)).orElse(Double.NaN);
    String unit = from.get().group(2);
    if (!(low < high) || !unit.equals(to.get().group(2))) {
      range
          .where(StudyKeys.UNTIL)
          .report(
              Excerpt.quoted(to.get().group()),
              "more than %s, in the same unit".formatted(Excerpt.plain(from.get().group())));
      return Optional.empty();
    }
    Vary vary = new Vary(path, low, high, unit);
    return Optional.of(vary)
        .filter(_ -> fits(vary, 0, range.where(StudyKeys.FROM)))
        .filter(_ -> fits(vary, 1, range.where(StudyKeys.UNTIL)));
  }

  private boolean fits(Vary vary, double share, Where where) {
    Optional<Plant> changed =
        PlantReader.build(plantFile.with(Map.of(vary.path(), vary.text(share))), where);
    changed.ifPresent(Plant::end);
    return changed.isPresent();
  }

  private static Optional<Matcher> amount(Section range, Field<String> field) {
    Optional<Matcher> matcher = range.get(field).map(AMOUNT::matcher).filter(Matcher::matches);
    if (matcher.isEmpty() && range.get(field).isPresent()) {
      range.where(field).report(Excerpt.quoted(range.need(field)), "a number with its unit");
    }
    return matcher;
  }

  /** The calibration; empty when its data do not fit, which is then reported. */
  Optional<Calibration> calibration(Section part) {
    return measured.read(part).map(data -> calibration(part, data));
  }

  private Calibration calibration(Section part, MeasuredData data) {
    Map<String, String> compare = new LinkedHashMap<>();
    Map<String, String> drive = new LinkedHashMap<>();
    MeasuredData converted = data;
    converted = columns(part, StudyKeys.COMPARE, converted, this::unitOfQuantity, compare);
    converted = columns(part, StudyKeys.DRIVE, converted, this::unitOfInput, drive);
    checkUnits(part, data.names());
    return new Calibration(
        converted,
        compare,
        drive,
        varied(part),
        part.need(StudyKeys.SKIP),
        part.need(StudyKeys.GAP),
        part.need(StudyKeys.VALIDATION));
  }

  private String unitOfQuantity(String path) {
    return plant.quantity(path).unit();
  }

  private String unitOfInput(String path) {
    return plant.input(path).unit();
  }

  /** Takes the columns by path, and gives the data with these columns in the plant's units. */
  private static MeasuredData columns(
      Section part,
      Field<SequencedMap<String, Placed<String>>> field,
      MeasuredData data,
      Function<String, String> unitOf,
      Map<String, String> columns) {
    MeasuredData converted = data;
    for (Map.Entry<String, Placed<String>> each :
        part.get(field).orElseGet(LinkedHashMap::new).entrySet()) {
      Placed<String> column = each.getValue();
      if (isKnown(column, data.names())) {
        converted = converted(part, each.getKey(), column, converted, unitOf);
        columns.put(each.getKey(), column.value());
      }
    }
    return converted;
  }

  /** True when a column is there; that it is not is reported. */
  static boolean isKnown(Placed<String> column, Collection<String> names) {
    boolean isKnown = names.contains(column.value());
    if (!isKnown) {
      column
          .where()
          .report(
              "no column " + Excerpt.quoted(column.value()),
              "one of %s%s"
                  .formatted(
                      Excerpt.plain(String.join(", ", names), 300),
                      Suggestion.hint(column.value(), names)));
    }
    return isKnown;
  }

  private static MeasuredData converted(
      Section part,
      String path,
      Placed<String> column,
      MeasuredData data,
      Function<String, String> unitOf) {
    try {
      String wanted = unitOf.apply(path);
      Optional<Placed<String>> written =
          part.get(StudyKeys.UNITS).map(units -> units.get(column.value()));
      if (written.isEmpty()) {
        return data;
      }
      Optional<Conversion> conversion = Conversion.of(written.get().value(), Optional.of(wanted));
      if (conversion.isEmpty()) {
        written
            .get()
            .where()
            .report(
                Excerpt.quoted(written.get().value()),
                "a unit that fits %s in %s".formatted(path, wanted));
      }
      return conversion.map(each -> data.with(column.value(), each)).orElse(data);
    } catch (IllegalArgumentException e) {
      column.where().report(PlantReader.told(e), "a quantity or input of the plant");
      return data;
    }
  }

  private static void checkUnits(Section part, Collection<String> names) {
    part.get(StudyKeys.UNITS)
        .ifPresent(
            units ->
                units.forEach(
                    (column, unit) -> isKnown(new Placed<>(column, unit.where()), names)));
  }
}

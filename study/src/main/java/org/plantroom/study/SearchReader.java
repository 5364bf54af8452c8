package org.plantroom.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Field;
import org.plantroom.core.Numbers;
import org.plantroom.core.Placed;
import org.plantroom.core.Section;
import org.plantroom.core.Suggestion;
import org.plantroom.simulation.Plant;

/**
 * Reads what a study file searches: the best parameters, or those that fit measured data.
 *
 * @param file the study's, to which data files are relative
 */
record SearchReader(Path file) {
  private static final Pattern AMOUNT = Pattern.compile("(-?[0-9.]+(?:[eE][-+]?[0-9]+)?) ?(.*)");

  /** The search for the best parameters. */
  Optimisation optimisation(Section part) {
    Map<Kpi, Double> limits = new EnumMap<>(Kpi.class);
    part.get(StudyKeys.AT_MOST)
        .ifPresent(all -> all.forEach((kpi, limit) -> limits.put(kpi, limit.value())));
    return new Optimisation(
        part.need(StudyKeys.METHOD),
        part.need(StudyKeys.MINIMISE),
        varied(part),
        limits,
        part.need(StudyKeys.EVALUATIONS));
  }

  private static List<Vary> varied(Section part) {
    List<Vary> varied = new ArrayList<>();
    part.need(StudyKeys.VARY)
        .forEach((path, range) -> vary(path, range.value()).ifPresent(varied::add));
    return varied;
  }

  private static Optional<Vary> vary(String path, Section range) {
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
              "more than %s, in the same unit".formatted(from.get().group()));
      return Optional.empty();
    }
    return Optional.of(new Vary(path, low, high, unit));
  }

  private static Optional<Matcher> amount(Section range, Field<String> field) {
    Optional<Matcher> matcher = range.get(field).map(AMOUNT::matcher).filter(Matcher::matches);
    if (matcher.isEmpty() && range.get(field).isPresent()) {
      range.where(field).report(Excerpt.quoted(range.need(field)), "a number with its unit");
    }
    return matcher;
  }

  /** The calibration; empty when its data do not fit, which is then reported. */
  Optional<Calibration> calibration(Section part, Plant plant) {
    Path path = file.toAbsolutePath().resolveSibling(part.need(StudyKeys.DATA));
    if (!Files.isRegularFile(path)) {
      part.where(StudyKeys.DATA).report("no file " + Excerpt.quoted(path.toString()), "a CSV file");
      return Optional.empty();
    }
    try {
      MeasuredData data = MeasuredData.read(path);
      Map<String, String> compare = columns(part, StudyKeys.COMPARE, data);
      Map<String, String> drive = columns(part, StudyKeys.DRIVE, data);
      compare.keySet().forEach(plant::quantity);
      drive.keySet().forEach(plant::input);
      return Optional.of(
          new Calibration(data, compare, drive, varied(part), part.need(StudyKeys.SKIP)));
    } catch (StudyException | IllegalArgumentException e) {
      part.where(StudyKeys.DATA).report(String.valueOf(e.getMessage()), "data that fit the plant");
      return Optional.empty();
    }
  }

  private static Map<String, String> columns(
      Section part, Field<SequencedMap<String, Placed<String>>> field, MeasuredData data) {
    Map<String, String> columns = new LinkedHashMap<>();
    part.get(field)
        .ifPresent(
            all ->
                all.forEach(
                    (path, column) -> {
                      if (!data.names().contains(column.value())) {
                        column
                            .where()
                            .report(
                                Excerpt.quoted(column.value()),
                                "a column of the data"
                                    + Suggestion.hint(column.value(), data.names()));
                      }
                      columns.put(path, column.value());
                    }));
    return columns;
  }
}

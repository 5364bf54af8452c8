package org.plantroom.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Field;
import org.plantroom.core.Format;
import org.plantroom.core.Kinds;
import org.plantroom.core.Numbers;
import org.plantroom.core.Section;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;
import org.plantroom.simulation.AmountKind;
import org.plantroom.simulation.Conversion;
import org.plantroom.simulation.Plant;

/**
 * Reads levels: prices, factors, the ends of comfort bands.
 *
 * @param place where files of levels are
 * @param plant whose quantities may be levels
 * @param duration of a run, s, for all of which a level must tell
 */
record LevelReader(StudyPlace place, Plant plant, double duration) {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;
  private static final Field<String> FILE =
      Field.required("file", Kinds.FILE, "a CSV whose first column is the time");
  private static final Field<String> COLUMN =
      Field.optional("column", Kinds.TEXT, "of the file; its only one without");
  private static final Field<String> UNIT =
      Field.optional("unit", Kinds.TEXT.called("a unit such as EUR/MWh"), "of the column");
  private static final Format IN_FILE =
      Format.of("the keys of a level in a file", FILE, COLUMN, UNIT, StudyKeys.TIME_ZONE);

  /**
   * The level of a key; empty when it is not written, or cannot be read, which is then reported.
   */
  Optional<Level> read(Section section, Field<YamlNode> field) {
    String unit = ((LevelKind) field.kind()).unit();
    return section.get(field).flatMap(node -> read(node, unit, section.where(field)));
  }

  private Optional<Level> read(YamlNode node, String unit, Where where) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar(scalar, unit, where);
      case YamlNode.Sequence hours -> hours(hours, unit, where);
      case YamlNode.Mapping _ ->
          IN_FILE.read(node, where).flatMap(section -> series(section, unit, where));
      case YamlNode.Nothing _, YamlNode.Alias _ -> Optional.empty();
    };
  }

  private Optional<Level> scalar(YamlNode.Scalar scalar, String unit, Where where) {
    String text = scalar.text();
    if (!text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.charAt(0) == '-')) {
      return number(scalar, unit, where).map(Level.Constant::new);
    }
    boolean isKnown = plant.quantities().containsKey(text) || plant.inputs().containsKey(text);
    if (!isKnown) {
      where.report(
          Excerpt.quoted(text),
          new LevelKind(unit).expected() + Suggestion.hint(text, plant.quantities().keySet()));
    }
    return Optional.<Level>of(new Level.OfQuantity(text)).filter(_ -> isKnown);
  }

  /** With its unit, or without, which then is the level's own. */
  private static Optional<Double> number(YamlNode node, String unit, Where where) {
    Optional<Double> bare =
        node instanceof YamlNode.Scalar scalar ? Numbers.decimal(scalar.text()) : Optional.empty();
    return bare.isPresent()
        ? bare
        : new AmountKind(unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
            .read(node, where);
  }

  private static Optional<Level> hours(YamlNode.Sequence list, String unit, Where where) {
    int size = list.items().size();
    if (size != DAY && size != WEEK) {
      where.report(size + " numbers", "24 of a day from midnight, or 168 of a week from Monday");
      return Optional.empty();
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      YamlNode item = list.items().get(i);
      number(item, unit, where.item(i, item.place())).ifPresent(values::add);
    }
    return Optional.<Level>of(new Level.Hours(values)).filter(_ -> values.size() == size);
  }

  private Optional<Level> series(Section section, String unit, Where where) {
    if (section.get(FILE).isEmpty() || section.get(StudyKeys.TIME_ZONE).isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> path = place.find(section.need(FILE)).filter(Files::isRegularFile);
    if (path.isEmpty()) {
      where.report("no file " + Excerpt.quoted(section.need(FILE)), "a CSV of times and values");
      return Optional.empty();
    }
    try {
      MeasuredData data = MeasuredCsv.read(path.get(), section.need(StudyKeys.TIME_ZONE));
      return column(section, data)
          .flatMap(name -> series(section, unit, data, name))
          .filter(series -> tellsAll(series, section.where(FILE)))
          .map(Level.Series::new);
    } catch (StudyException | IllegalArgumentException e) {
      where.report(PlantReader.told(e), "a CSV of times and values");
      return Optional.empty();
    }
  }

  private static Optional<String> column(Section section, MeasuredData data) {
    Optional<String> named = section.get(COLUMN);
    if (named.isEmpty() && data.names().size() == 1) {
      return Optional.of(data.names().iterator().next());
    }
    Optional<String> known = named.filter(data.names()::contains);
    if (known.isEmpty()) {
      section
          .where(COLUMN)
          .report(
              named.map(Excerpt::quoted).orElse("no column"),
              "one of %s%s"
                  .formatted(
                      Excerpt.plain(String.join(", ", data.names()), 300),
                      named.map(name -> Suggestion.hint(name, data.names())).orElse("")));
    }
    return known;
  }

  private boolean tellsAll(TimeSeries series, Where where) {
    double begin = plant.time();
    double end = begin + duration;
    // Levels are asked for in the middle of steps.
    double half = plant.seconds() / 2;
    boolean tellsAll = series.begin() <= begin + half && series.end() > end - half;
    if (!tellsAll) {
      where.report(
          TimeSeries.span(series.begin(), series.end()),
          "values for %s, which the run takes".formatted(TimeSeries.span(begin, end)));
    }
    return tellsAll;
  }

  private static Optional<TimeSeries> series(
      Section section, String unit, MeasuredData data, String name) {
    Optional<Conversion> conversion =
        Conversion.of(section.get(UNIT).orElse(unit), Optional.of(unit));
    if (conversion.isEmpty()) {
      section.where(UNIT).report(Excerpt.quoted(section.need(UNIT)), "a unit of " + unit);
      return Optional.empty();
    }
    return Optional.of(data.yearly(name, conversion.get()));
  }
}

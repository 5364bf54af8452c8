package org.plantroom.study;

import java.util.List;
import java.util.Optional;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Field;
import org.plantroom.core.Placed;
import org.plantroom.core.Section;
import org.plantroom.core.Suggestion;
import org.plantroom.core.YamlNode;
import org.plantroom.simulation.Conversion;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.Quantity;

/**
 * Reads where a study's KPIs come from, and what electricity costs.
 *
 * @param plant that is measured
 * @param levels reads prices and the like
 */
record MeasuresReader(Plant plant, LevelReader levels) {
  /** Reads with a plant that a scenario has changed. */
  MeasuresReader with(Plant changed) {
    return new MeasuresReader(changed, new LevelReader(levels.place(), changed, levels.duration()));
  }

  /** The measures of a study; what the plant does not have is reported. */
  Measures read(Section part) {
    return new Measures(
        quantities(part, StudyKeys.POWER, "W"),
        meter(part),
        quantities(part, StudyKeys.HEAT, "W"),
        tariff(part),
        quantities(part, StudyKeys.TEMPERATURES, "Cel"),
        level(part, StudyKeys.LOW),
        level(part, StudyKeys.HIGH),
        quantities(part, StudyKeys.CO2, "[ppm]"),
        level(part, StudyKeys.CO2_LIMIT),
        quantities(part, StudyKeys.STARTS, "1"),
        quantities(part, StudyKeys.RUN_HOURS, "h"));
  }

  /** What a part of the file tells of the tariff. */
  Tariff tariff(Section part) {
    return new Tariff(
        levels.read(part, StudyKeys.PRICE),
        levels.read(part, StudyKeys.FEED_IN),
        part.get(StudyKeys.DEMAND_CHARGE),
        levels.read(part, StudyKeys.EMISSION_FACTOR));
  }

  /** One that cannot be read is reported; any other then stands in for it. */
  private Level level(Section part, Field<YamlNode> field) {
    return levels.read(part, field).orElse(new Level.Constant(0));
  }

  private List<String> quantities(Section part, Field<List<Placed<String>>> field, String unit) {
    return part.get(field).orElse(List.of()).stream()
        .filter(path -> fits(path, unit))
        .map(Placed::value)
        .toList();
  }

  private boolean fits(Placed<String> path, String unit) {
    try {
      Quantity quantity = plant.quantity(path.value());
      boolean fits = Conversion.of(quantity.unit(), Optional.of(unit)).isPresent();
      if (!fits) {
        path.where()
            .report(
                "%s in %s".formatted(quantity.path(), quantity.unit()), "a quantity in " + unit);
      }
      return fits;
    } catch (IllegalArgumentException e) {
      path.where().report(PlantReader.told(e), "a quantity of the plant");
      return false;
    }
  }

  private Optional<String> meter(Section part) {
    Optional<String> name = part.get(StudyKeys.METER);
    Optional<String> known = name.filter(each -> plant.inputs().containsKey(each + ".buyingPrice"));
    if (name.isPresent() && known.isEmpty()) {
      List<String> meters =
          plant.parts().stream()
              .filter(each -> plant.inputs().containsKey(each + ".buyingPrice"))
              .toList();
      part.where(StudyKeys.METER)
          .report(
              Excerpt.quoted(name.get()),
              meters.isEmpty()
                  ? "an electricityMeter, of which the plant has none"
                  : "an electricityMeter of the plant, one of %s%s"
                      .formatted(String.join(", ", meters), Suggestion.hint(name.get(), meters)));
    }
    return known;
  }
}

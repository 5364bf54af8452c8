package org.plantroom.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plantroom.core.FileText;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Place;
import org.plantroom.core.Placed;
import org.plantroom.core.Section;
import org.plantroom.core.Where;
import org.plantroom.core.YamlTree;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFile;

/**
 * Reads a study file and checks it against its plant, so that a mistake is told before hours of
 * runs.
 *
 * <p>Used once, by one thread.
 */
public final class StudyFile {
  private final Path file;
  private final Catalogue catalogue;
  private final Mistakes mistakes = new Mistakes();

  private StudyFile(Path file, Catalogue catalogue) {
    this.file = file;
    this.catalogue = catalogue;
  }

  /**
   * Reads a study.
   *
   * @throws StudyException with all mistakes that could be found
   */
  public static Study read(Path file, Catalogue catalogue) throws StudyException {
    StudyFile reader = new StudyFile(file, catalogue);
    Where top = Where.top(reader.mistakes, file.getFileName());
    Optional<Study> study =
        FileText.read(file, top)
            .flatMap(text -> YamlTree.read(text, top))
            .flatMap(root -> StudyKeys.FORMAT.read(root, top.at(Place.START)))
            .flatMap(reader::study);
    if (study.isEmpty() || !reader.mistakes.isEmpty()) {
      throw new StudyException(reader.mistakes.list());
    }
    return study.get();
  }

  private Optional<Study> study(Section section) {
    if (!mistakes.isEmpty()) {
      return Optional.empty();
    }
    Where where = section.where(StudyKeys.PLANT);
    return PlantReader.find(file, section.need(StudyKeys.PLANT), catalogue, where)
        .flatMap(
            plantFile ->
                PlantReader.build(plantFile, where)
                    .map(
                        plant -> {
                          try {
                            return study(section, plantFile, plant);
                          } finally {
                            plant.end();
                          }
                        }));
  }

  private Study study(Section section, PlantFile plantFile, Plant plant) {
    MeasuresReader reader =
        new MeasuresReader(plant, new LevelReader(file, plant, section.need(StudyKeys.DURATION)));
    Measures measures = reader.read(section.need(StudyKeys.MEASURE));
    List<Kpi> kpis = measured(section, measures, plant);
    checkTimes(section);
    List<Placed<String>> recorded = section.get(StudyKeys.RECORD).orElse(List.of());
    recorded.forEach(path -> checkQuantity(plant, path));
    SearchReader search = new SearchReader(file, plantFile, plant);
    return new Study(
        section.need(StudyKeys.NAME),
        plantFile,
        section.need(StudyKeys.DURATION),
        section.need(StudyKeys.WARM_UP),
        measures,
        recorded.stream().map(Placed::value).toList(),
        section.need(StudyKeys.EVERY),
        new ScenarioReader(plantFile, reader).read(section),
        section.get(StudyKeys.OPTIMISE).map(part -> search.optimisation(part, kpis)),
        section.get(StudyKeys.CALIBRATE).flatMap(search::calibration));
  }

  private static void checkTimes(Section section) {
    if (section.need(StudyKeys.WARM_UP) >= section.need(StudyKeys.DURATION)) {
      section
          .where(StudyKeys.WARM_UP)
          .report("all of the duration", "a warm-up that leaves time to measure");
    }
  }

  /** The KPIs that the study measures; that there are none is reported. */
  private List<Kpi> measured(Section section, Measures measures, Plant plant) {
    List<Kpi> kpis = List.copyOf(new Meter(measures, plant).kpis().keySet());
    if (kpis.isEmpty() && mistakes.isEmpty()) {
      section
          .where(StudyKeys.MEASURE)
          .report("nothing to measure", "power, temperatures or the like");
    }
    return kpis;
  }

  private static void checkQuantity(Plant plant, Placed<String> path) {
    try {
      plant.quantity(path.value());
    } catch (IllegalArgumentException e) {
      path.where().report(PlantReader.told(e), "a quantity of the plant");
    }
  }
}

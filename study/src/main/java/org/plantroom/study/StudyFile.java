package org.plantroom.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import org.plantroom.simulation.PlantFileException;

/**
 * Reads a study file and checks it against its plant, so that a mistake is told before hours of
 * runs.
 *
 * <p>Used once, by one thread.
 */
public final class StudyFile {
  private final StudyPlace place;
  private final Catalogue catalogue;
  private final StoredHistory.Opener histories;
  private final Mistakes mistakes = new Mistakes();

  private StudyFile(StudyPlace place, Catalogue catalogue, StoredHistory.Opener histories) {
    this.place = place;
    this.catalogue = catalogue;
    this.histories = histories;
  }

  /**
   * Reads a study that names no history.
   *
   * @throws StudyException with all mistakes that could be found
   */
  public static Study read(Path file, Catalogue catalogue) throws StudyException {
    return read(file, catalogue, StoredHistory.NONE);
  }

  /**
   * Reads a study.
   *
   * @param histories opens those that it names as measured data
   * @throws StudyException with all mistakes that could be found
   */
  public static Study read(Path file, Catalogue catalogue, StoredHistory.Opener histories)
      throws StudyException {
    return new StudyFile(StudyPlace.anywhere(file), catalogue, histories)
        .read(top -> FileText.read(file, top));
  }

  /**
   * Takes a text for a study file's, which may name no history.
   *
   * @param file whose name mistakes tell, and beside which the files it names lie
   * @param root the folder beyond which it may name no plant and no data
   * @throws StudyException with all mistakes that could be found
   */
  public static Study of(String text, Path file, Path root, Catalogue catalogue)
      throws StudyException {
    return new StudyFile(StudyPlace.within(root, file), catalogue, StoredHistory.NONE)
        .read(top -> Optional.of(text));
  }

  /** The JSON Schema (2020-12) of study files, for editors. */
  public static ObjectNode schema() {
    return StudyKeys.FORMAT.schema();
  }

  private Study read(Function<Where, Optional<String>> source) throws StudyException {
    Where top = Where.top(mistakes, place.file().getFileName());
    Optional<Study> study =
        source
            .apply(top)
            .flatMap(text -> YamlTree.read(text, top))
            .flatMap(node -> StudyKeys.FORMAT.read(node, top.at(Place.START)))
            .flatMap(this::study);
    if (study.isEmpty() || !mistakes.isEmpty()) {
      throw new StudyException(mistakes.list());
    }
    return study.get();
  }

  private Optional<Study> study(Section section) {
    if (!mistakes.isEmpty()) {
      return Optional.empty();
    }
    Where where = section.where(StudyKeys.PLANT);
    return PlantReader.find(place, section.need(StudyKeys.PLANT), catalogue, where)
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
        new MeasuresReader(plant, new LevelReader(place, plant, section.need(StudyKeys.DURATION)));
    Measures measures = reader.read(section.need(StudyKeys.MEASURE));
    List<Kpi> kpis = measured(section, measures, plant);
    checkTimes(section);
    List<Placed<String>> recorded = section.get(StudyKeys.RECORD).orElse(List.of());
    recorded.forEach(path -> checkQuantity(plant, path));
    SearchReader search = new SearchReader(new MeasuredReader(place, histories), plantFile, plant);
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

  /**
   * The plant that a study file names.
   *
   * @param name as its key {@code plant} has it
   * @param file the study's
   * @param root the folder beyond which it may name no plant
   * @return empty when there is none
   * @throws PlantFileException when it is no YAML
   */
  public static Optional<PlantFile> plant(String name, Path file, Path root, Catalogue catalogue)
      throws PlantFileException {
    return StudyPlace.within(root, file).plant(name, catalogue);
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

package org.plantroom.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.plantroom.simulation.PlantFileException;

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
    Optional<PlantFile> plantFile = plantFile(section);
    Optional<Plant> plant =
        plantFile.flatMap(found -> build(found, section.where(StudyKeys.PLANT)));
    return plant.map(built -> study(section, plantFile.get(), built));
  }

  private Study study(Section section, PlantFile plantFile, Plant plant) {
    Section measured = section.need(StudyKeys.MEASURE);
    Measures measures = measures(measured);
    checkMeasures(measures, plant, section.where(StudyKeys.MEASURE));
    section
        .get(StudyKeys.RECORD)
        .ifPresent(paths -> paths.forEach(path -> checkQuantity(plant, path)));
    SearchReader search = new SearchReader(file);
    return new Study(
        section.need(StudyKeys.NAME),
        plantFile,
        section.need(StudyKeys.DURATION),
        section.need(StudyKeys.WARM_UP),
        measures,
        StudyKeys.texts(section, StudyKeys.RECORD),
        section.need(StudyKeys.EVERY),
        new ScenarioReader(plantFile, plant).read(section),
        section.get(StudyKeys.OPTIMISE).map(search::optimisation),
        section.get(StudyKeys.CALIBRATE).flatMap(part -> search.calibration(part, plant)));
  }

  private Optional<PlantFile> plantFile(Section section) {
    String name = section.need(StudyKeys.PLANT);
    Path path = file.toAbsolutePath().resolveSibling(name);
    try {
      return Optional.of(
          Files.exists(path) ? PlantFile.read(path, catalogue) : example(name, path));
    } catch (PlantFileException e) {
      section.where(StudyKeys.PLANT).report(told(e), "a plant that can be built");
      return Optional.empty();
    }
  }

  /** An example that comes with the simulator, or else the file that is not there. */
  private PlantFile example(String name, Path path) throws PlantFileException {
    try (InputStream in = PlantFile.class.getResourceAsStream("/plants/" + name + ".yaml")) {
      return in == null
          ? PlantFile.read(path, catalogue)
          : PlantFile.of(
              new String(in.readAllBytes(), StandardCharsets.UTF_8),
              Path.of(name + ".yaml"),
              catalogue);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String told(Exception e) {
    return String.valueOf(e.getMessage());
  }

  /** A plant, or a mistake at its place. */
  static Optional<Plant> build(PlantFile plantFile, Where where) {
    try {
      return Optional.of(plantFile.build());
    } catch (PlantFileException e) {
      where.report(told(e), "a plant that can be built");
      return Optional.empty();
    }
  }

  private static Measures measures(Section part) {
    return new Measures(
        StudyKeys.texts(part, StudyKeys.POWER),
        StudyKeys.texts(part, StudyKeys.HEAT),
        part.get(StudyKeys.PRICE).orElse(""),
        part.get(StudyKeys.EMISSION_FACTOR).orElse(""),
        StudyKeys.texts(part, StudyKeys.TEMPERATURES),
        part.need(StudyKeys.LOW),
        part.need(StudyKeys.HIGH),
        StudyKeys.texts(part, StudyKeys.CO2),
        part.need(StudyKeys.CO2_LIMIT),
        StudyKeys.texts(part, StudyKeys.STARTS),
        StudyKeys.texts(part, StudyKeys.RUN_HOURS));
  }

  private static void checkMeasures(Measures measures, Plant plant, Where where) {
    try {
      if (new Meter(measures, plant).kpis().isEmpty()) {
        where.report("nothing to measure", "power, temperatures or the like");
      }
    } catch (IllegalArgumentException e) {
      where.report(told(e), "quantities of the plant, powers in W or kW");
    }
  }

  private static void checkQuantity(Plant plant, Placed<String> path) {
    try {
      plant.quantity(path.value());
    } catch (IllegalArgumentException e) {
      path.where().report(told(e), "a quantity of the plant");
    }
  }
}

package org.plantroom.study;

import java.util.Optional;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Where;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFile;
import org.plantroom.simulation.PlantFileException;
import org.plantroom.simulation.PlantSource;

/** Finds the plants of studies and tells what is wrong with them in a line of the study. */
final class PlantReader {
  private static final int LONGEST = 400;

  private PlantReader() {}

  /**
   * The plant file that a study names.
   *
   * @param place where plant files are
   * @param name a file, or one of the examples that come with the program
   * @param where takes the mistake when there is none
   */
  static Optional<PlantFile> find(StudyPlace place, String name, Catalogue catalogue, Where where) {
    try {
      Optional<PlantFile> found = place.plant(name, catalogue);
      if (found.isEmpty()) {
        where.report(
            "no plant " + Excerpt.quoted(name),
            "a plant file relative to the study, or one of the examples %s%s"
                .formatted(
                    String.join(", ", PlantSource.examples()),
                    Suggestion.hint(name, PlantSource.examples())));
      }
      return found;
    } catch (PlantFileException e) {
      report(e, where);
      return Optional.empty();
    }
  }

  /** A plant, or a mistake at its place. */
  static Optional<Plant> build(PlantFile plantFile, Where where) {
    try {
      return Optional.of(plantFile.build());
    } catch (PlantFileException e) {
      report(e, where);
      return Optional.empty();
    }
  }

  /** What an exception tells, in one line of bounded length. */
  static String told(Exception e) {
    return Excerpt.plain(String.valueOf(e.getMessage()), LONGEST);
  }

  /** Tells why a plant cannot be built, in one line however many mistakes it has. */
  static void report(PlantFileException reason, Where where) {
    String message = String.valueOf(reason.getMessage());
    String first = message.lines().findFirst().orElse("");
    long more = message.lines().count() - 1;
    where.report(
        Excerpt.plain(first, LONGEST) + (more > 0 ? " and %d more".formatted(more) : ""),
        "a plant that can be built");
  }
}

package org.plantroom.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.plantroom.core.Mistake;

/** What the workbench needs of a program that can simulate. Thread-safe. */
public interface StudyTools {
  /**
   * What is wrong with a study, in the order of its lines.
   *
   * @param file where it lies or would, beside which are the files it names
   * @param root the folder beyond which it may name none
   */
  List<Mistake> check(String text, Path file, Path root);

  /** Studies to begin with, YAML by id. */
  SequencedMap<WorkbenchId, String> examples();

  /** The JSON Schema of studies. */
  JsonNode schema();

  /** Names of the plants that come with the program. */
  List<String> plants();

  /**
   * What a study can speak of.
   *
   * @param name as a study's key {@code plant} has it
   * @param file of the study
   * @param root the folder beyond which there is no plant
   * @return empty when there is no such plant, or none that can be built
   */
  Optional<PlantParts> plant(String name, Path file, Path root);

  /**
   * A command that does a study, tells {@link RunProgress} as lines of JSON on its standard output,
   * writes its results, and ends when its standard input does.
   *
   * @param study the file
   * @param beside the folder in which the files are that it names
   * @param out takes the results
   */
  List<String> command(Path study, Path beside, Path out);
}

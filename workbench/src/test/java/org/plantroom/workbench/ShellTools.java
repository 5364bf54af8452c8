package org.plantroom.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.plantroom.core.Mistake;

/**
 * Tools whose simulator is a shell: a study is a script after the key {@code run}. The script knows
 * the folder for results as {@code $OUT}.
 */
final class ShellTools implements StudyTools {
  private static final String SCRIPT =
      "mkdir -p \"$2\"; OUT=\"$2\"; export OUT; sed -n 's/^run: //p' \"$1\" | sh";

  @Override
  public List<Mistake> check(String text, Path file, Path root) {
    return text.contains("run:")
        ? List.of()
        : List.of(new Mistake(file.getFileName(), 1, 1, "run", "missing", "a script"));
  }

  @Override
  public SequencedMap<WorkbenchId, String> examples() {
    return new TreeMap<>();
  }

  @Override
  public JsonNode schema() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public List<String> plants() {
    return List.of();
  }

  @Override
  public Optional<PlantParts> plant(String name, Path file, Path root) {
    return Optional.empty();
  }

  @Override
  public List<String> command(Path study, Path beside, Path out) {
    return List.of("/bin/sh", "-c", SCRIPT, "sh", study.toString(), out.toString());
  }
}

package org.plantroom.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.plantroom.core.Mistake;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.Input;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFile;
import org.plantroom.simulation.PlantFileException;
import org.plantroom.simulation.PlantSource;
import org.plantroom.simulation.Quantity;
import org.plantroom.study.StudyExamples;
import org.plantroom.study.StudyException;
import org.plantroom.study.StudyFile;
import org.plantroom.workbench.PlantParts;
import org.plantroom.workbench.StudyTools;
import org.plantroom.workbench.WorkbenchId;

/**
 * What the host's workbench needs of the simulator. Studies are checked here and done in processes
 * of their own, with a bounded heap, one core less than there are, and less right to it than
 * others.
 */
final class SimulatorTools implements StudyTools {
  private static final String HEAP = "512m";
  private static final Path NICE = Path.of("/usr/bin/nice");

  /** A plant of thousands of stations has more than anybody reads. */
  private static final int MOST_PARTS = 3_000;

  private final Catalogue catalogue = PlantCatalogue.all();

  @Override
  public List<Mistake> check(String text, Path file, Path root) {
    try {
      StudyFile.of(text, file, root, catalogue);
      return List.of();
    } catch (StudyException e) {
      return e.mistakes();
    }
  }

  @Override
  public SequencedMap<WorkbenchId, String> examples() {
    SequencedMap<WorkbenchId, String> examples = new TreeMap<>();
    StudyExamples.all().forEach((name, text) -> examples.put(new WorkbenchId(name), text));
    return examples;
  }

  @Override
  public JsonNode schema() {
    return StudyFile.schema();
  }

  @Override
  public List<String> plants() {
    return PlantSource.examples();
  }

  @Override
  public Optional<PlantParts> plant(String name, Path file, Path root) {
    try {
      Optional<PlantFile> found = StudyFile.plant(name, file, root, catalogue);
      return found.isEmpty() ? Optional.empty() : Optional.of(parts(found.get()));
    } catch (PlantFileException e) {
      return Optional.empty();
    }
  }

  private static PlantParts parts(PlantFile file) throws PlantFileException {
    Plant plant = file.build();
    try {
      return parts(file, plant);
    } finally {
      plant.end();
    }
  }

  private static PlantParts parts(PlantFile file, Plant plant) {
    List<PlantParts.Part> quantities = new ArrayList<>();
    for (Quantity each : plant.quantities().values()) {
      quantities.add(new PlantParts.Part(each.path(), each.unit(), ""));
    }
    List<PlantParts.Part> inputs = new ArrayList<>();
    for (Input each : plant.inputs().values()) {
      inputs.add(new PlantParts.Part(each.path(), each.unit(), range(each)));
    }
    List<PlantParts.Part> parameters = new ArrayList<>();
    for (Map.Entry<String, String> each : file.texts().entrySet()) {
      parameters.add(new PlantParts.Part(each.getKey(), "", each.getValue()));
    }
    return new PlantParts(plant.name(), first(quantities), first(inputs), first(parameters));
  }

  private static List<PlantParts.Part> first(List<PlantParts.Part> parts) {
    return parts.subList(0, Math.min(MOST_PARTS, parts.size()));
  }

  private static String range(Input input) {
    double min = input.range().min();
    double max = input.range().max();
    return Double.isFinite(min) && Double.isFinite(max) ? "%s to %s".formatted(min, max) : "";
  }

  @Override
  public List<String> command(Path study, Path beside, Path out) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "10"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + HEAP,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:ActiveProcessorCount=" + threads,
            "-Dlogback.configurationFile=plantroom-logback.xml",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Plantroom.class.getName()));
    command.addAll(List.of("study", study.toString(), "--out", out.toString()));
    command.addAll(List.of("--relative-to", beside.toString(), "--progress-lines"));
    return command;
  }
}

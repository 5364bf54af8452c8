package org.plantroom.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.plantroom.core.Mistake;
import org.plantroom.core.Time;
import org.plantroom.workbench.PlantParts;
import org.plantroom.workbench.StudyTools;
import org.plantroom.workbench.Workbench;
import org.plantroom.workbench.WorkbenchId;

/** Studies whose simulator is a shell: a script after the key {@code run}, results in $OUT. */
final class ShellStudies implements StudyTools {
  static final String QUICK =
      "name: Quick\nrun: echo '{\"expected\":1,\"done\":1}'; echo '{\"name\":\"q\"}' > $OUT/result.json;"
          + " echo '<h1>q</h1>' > $OUT/report.html; echo 'a,b' > $OUT/kpis.csv\n";
  static final String ENDLESS =
      "name: Endless\nrun: echo '{\"expected\":1,\"done\":0.1}'; exec sleep 600\n";

  private static final String SCRIPT =
      "mkdir -p \"$2\"; OUT=\"$2\"; export OUT; sed -n 's/^run: //p' \"$1\" | sh";

  /** A workbench of the plant's project. */
  static Workbench open(Path folder) throws IOException {
    return Workbench.open(
        folder.resolve("project"), folder.resolve("runs"), new ShellStudies(), Time.system());
  }

  @Override
  public List<Mistake> check(String text, Path file, Path root) {
    return text.contains("run:")
        ? List.of()
        : List.of(new Mistake(file.getFileName(), 2, 1, "run", "missing", "a script"));
  }

  @Override
  public SequencedMap<WorkbenchId, String> examples() {
    return new TreeMap<>(Map.of(new WorkbenchId("quick"), QUICK));
  }

  @Override
  public JsonNode schema() {
    return JsonNodeFactory.instance.objectNode().put("type", "object");
  }

  @Override
  public List<String> plants() {
    return List.of("shell");
  }

  @Override
  public Optional<PlantParts> plant(String name, Path file, Path root) {
    List<PlantParts.Part> parts = List.of(new PlantParts.Part("pump.speed", "1", "0 to 1"));
    return name.equals("shell")
        ? Optional.of(new PlantParts("Shell", parts, parts, parts))
        : Optional.empty();
  }

  @Override
  public List<String> command(Path study, Path beside, Path out) {
    return List.of("/bin/sh", "-c", SCRIPT, "sh", study.toString(), out.toString());
  }
}

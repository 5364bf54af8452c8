package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages get of a study, and how far a study of theirs reaches. */
class ResultJsonTest {
  @TempDir private Path folder = Path.of("");

  private JsonNode json(String more) throws Exception {
    StringWriter writer = new StringWriter();
    ResultJson.write(StudyFolder.in(folder).run(more, 2), writer);
    return JsonMapper.builder().build().readTree(writer.toString());
  }

  @Test
  void aSweepTellsItsScenariosCurvesAndThinnedLines() throws Exception {
    JsonNode json = json("sweep: {room.setPoint: [19 °C, 20 °C, 22 °C]}\n");
    assertThat(json.path("scenarios")).hasSize(4);
    JsonNode points = json.path("sweeps").path(0).path("points");
    assertThat(points).hasSize(3);
    assertThat(points.path(2).path("value").asDouble()).isEqualTo(22);
    assertThat(json.path("quantities").path(0).path("path").asText()).isEqualTo("room.temperature");
    JsonNode lines = json.path("quantities").path(0).path("lines");
    assertThat(lines).hasSize(4);
    assertThat(lines.path(0).path("values").size()).isBetween(2, 1_000);
    assertThat(json.path("optimum").isNull()).isTrue();
    assertThat(json.path("fit").isNull()).isTrue();
  }

  @Test
  void anOptimumTellsHowItWasFound() throws Exception {
    JsonNode optimum =
        json("""
                optimise:
                  method: brent
                  minimise: energy
                  vary: {room.setPoint: {from: 15 °C, to: 25 °C}}
                  atMost: {thermalDiscomfort: 0}
                """)
            .path("optimum");
    assertThat(optimum.path("method").asText()).isEqualTo("Brent's method");
    assertThat(optimum.path("feasible").asBoolean()).isTrue();
    assertThat(optimum.path("values").path("room.setPoint, °C").asDouble())
        .isCloseTo(20, within(0.1));
    assertThat(optimum.path("history")).isNotEmpty();
  }

  @Test
  void aTextOfAPageNamesNoFileBeyondItsFolder() throws Exception {
    StudyFolder.in(folder);
    Path inner = folder.resolve("project/studies/x.yaml");
    String text = StudyFolder.STUDY.replace("plant.yaml", "../../plant.yaml");
    assertThat(StudyFile.of(text, inner, folder, TestCatalogue.ALL).name()).isEqualTo("set points");
    assertThatThrownBy(
            () -> StudyFile.of(text, inner, folder.resolve("project"), TestCatalogue.ALL))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("no plant");
  }
}

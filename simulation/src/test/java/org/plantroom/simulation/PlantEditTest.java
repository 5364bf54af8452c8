package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class PlantEditTest {
  private static final String TEXT =
      """
      # What people wrote.
      name: two loops
      controllers:
        braced: {type: pid, gain: 0.3, inputs: {setPoint: 20 °C, measurement: 21 °C}} # keep me
        long:
          type: pid
          gain: "2"   # by hand
          # a remark
          integralTime: 5 min
          inputs:
            setPoint: 20 °C
            measurement: 21 °C
      groups:
        - repeat: 3
          controllers:
            many${i}: {type: pid, gain: 1, inputs: {setPoint: 20 °C, measurement: 21 °C}}
      """;

  private static String edited(String part, String... values) throws PlantFileException {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      map.put(values[i], values[i + 1]);
    }
    return PlantEdit.of(TEXT, Path.of("loops.yaml"), Catalogue.standard(), part, map);
  }

  @Test
  void valuesChangeAndEveryOtherCharacterStays() throws Exception {
    assertThat(edited("long", "gain", "0.75", "integralTime", "412 s"))
        .isEqualTo(TEXT.replace("\"2\"", "0.75").replace("5 min", "412 s"));
  }

  @Test
  void keysThatAreMissingAreAddedInTheFormOfTheirPart() throws Exception {
    assertThat(edited("braced", "gain", "0.5", "integralTime", "90 s"))
        .isEqualTo(TEXT.replace("gain: 0.3,", "gain: 0.5, integralTime: 90 s,"));
    assertThat(edited("long", "action", "direct"))
        .isEqualTo(TEXT.replace("5 min\n", "5 min\n    action: direct\n"));
  }

  @Test
  void aPartOfAGroupChangesInAllItsCopies() throws Exception {
    assertThat(edited("many2", "gain", "4")).isEqualTo(TEXT.replace("gain: 1,", "gain: 4,"));
  }

  @Test
  void whatWouldBeNoPlantIsRefused() {
    assertThatThrownBy(() -> edited("long", "gain", "much"))
        .isInstanceOf(PlantFileException.class)
        .hasMessageContaining("loops.yaml:7");
    assertThatThrownBy(() -> edited("lost", "gain", "1")).hasMessageContaining("part=lost");
    assertThatThrownBy(() -> edited("long", "inputs", "1")).hasMessageContaining("line 10");
  }
}

package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Placed;
import org.plantroom.core.Where;

class PlantFaultsTest {
  /** A controller sees the heater's power, and sets its load to twice another's output. */
  private static final String PLANT =
      """
      name: faults
      step: 10 s
      components:
        feed: {type: feed, massFlow: 0.02 kg/s, temperature: 15 °C}
        heater: {type: heater, power: 2 kW, inputs: {load: 0.5}}
        drain: {type: drain}
      controllers:
        twice: {type: double}
      connections:
        - feed.outlet -> heater.inlet
        - heater.outlet -> drain.inlet
        - heater.power -> twice.in
      """;

  private final Plant plant;
  private final Balance balance;
  private final Mistakes mistakes = new Mistakes();

  PlantFaultsTest() throws PlantFileException {
    plant = PlantFile.of(PLANT, Path.of("plant.yaml"), TinyTypes.CATALOGUE).build();
    balance = plant.watch();
  }

  private PlantFaults faults(String... texts) {
    Where where = Where.top(mistakes, Path.of("study.yaml"));
    List<Placed<String>> placed = Stream.of(texts).map(text -> new Placed<>(text, where)).toList();
    return PlantFaults.read(plant, placed, 1);
  }

  private double told(PlantFaults faults) {
    faults.at(plant.elapsed());
    plant.step();
    Balances.assertClosed(balance);
    return plant.quantity("twice.out").get();
  }

  @Test
  void aBiasIsToldToControllersWhileTheMachineGoesOnWithTheTruth() {
    PlantFaults faults = faults("bias of 1 kW on heater.power at 20 s for 20 s");
    double before = told(faults);
    told(faults);
    double biased = told(faults);
    assertThat(biased).isEqualTo(told(faults)).isNotEqualTo(before);
    double power = plant.quantity("heater.power").get();
    assertThat(told(faults)).isNotEqualTo(biased);
    assertThat(plant.quantity("heater.power").get()).isEqualTo(power);
    assertThat(mistakes.isEmpty()).isTrue();
  }

  @Test
  void aSilentPartIsSeenAsItWasLast() {
    PlantFaults faults = faults("silence on heater at 20 s");
    told(faults);
    double last = told(faults);
    told(faults);
    plant.input("heater.load").set(1);
    assertThat(told(faults)).isEqualTo(last);
    assertThat(plant.quantity("heater.power").get()).isEqualTo(2);
  }

  @Test
  void whatDoesNotFitIsReportedAndLeftOut() {
    assertThat(faults("bias of 2 K on heater.power", "silence on feed").spans()).isEmpty();
    assertThat(mistakes.list()).hasSize(2);
  }

  @Test
  void spansTellWhatFailsAndWhen() {
    double forever = Double.POSITIVE_INFINITY;
    assertThat(
            faults("freeze on heater.power at 1 h for 10 min every 2 h", "load of 20 % on heater")
                .spans())
        .containsExactly(
            new PlantFaults.Span("freeze on heater.power", 3600, 4200, 7200),
            new PlantFaults.Span("load of 20 % on heater", 0, forever, forever));
  }
}

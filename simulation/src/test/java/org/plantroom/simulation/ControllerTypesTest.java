package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ControllerTypesTest {
  private static final Catalogue CATALOGUE = TinyTypes.CATALOGUE.with(ControllerTypes.all());

  private static Plant plant(String text) throws PlantFileException {
    return PlantFile.of(text, Path.of("plant.yaml"), CATALOGUE).build();
  }

  @Test
  void aPidHoldsATemperature() throws Exception {
    Plant plant =
        plant(
            """
            name: heated water
            step: 10 s
            components:
              feed: {type: feed, massFlow: 0.1 kg/s, temperature: 15 °C}
              heater: {type: heater, power: 20 kW}
              tank: {type: mass, volume: 100 l, temperature: 15 °C}
              drain: {type: drain}
            controllers:
              pid: {type: pid, gain: 0.2, integralTime: 10 min, inputs: {setPoint: 40 °C}}
            connections:
              - feed.outlet -> heater.inlet
              - heater.outlet -> tank.inlet
              - tank.outlet -> drain.inlet
              - tank.temperature -> pid.measurement
              - pid.output -> heater.load
            """);
    plant.run(4 * 3600);
    assertThat(plant.quantity("tank.temperature").get()).isCloseTo(40, within(0.05));
  }

  @Test
  void aScheduleFollowsTheWeekAndItsExceptions() throws Exception {
    Plant plant =
        plant(
            """
            name: week
            step: 60 s
            start: 4 d
            controllers:
              times:
                type: schedule
                unit: Cel
                workdays: [[6 h, 21], [18 h, 17]]
                weekend: [[0 h, 16]]
                exceptions: [[8, 1, 12]]
            """);
    assertThat(after(plant, 5)).isEqualTo(17);
    assertThat(after(plant, 7)).isEqualTo(21);
    assertThat(after(plant, 30)).isEqualTo(16);
    assertThat(after(plant, 3 * 24 + 12)).as("Monday, an exception").isEqualTo(12);
    assertThat(after(plant, 4 * 24 + 12)).isEqualTo(21);
  }

  @Test
  void aChoiceGivesTheInputOfItsNumber() throws Exception {
    Plant plant =
        plant(
            """
            name: modes
            controllers:
              mode: {type: choice, count: 3, first: 0, unit: Cel, inputs: {in1: 5 °C, in2: 18 °C, in3: 21 °C}}
            """);
    for (double[] chosen : new double[][] {{0, 5}, {1, 18}, {2, 21}, {9, 21}, {-1, 5}}) {
      plant.input("mode.chosen").set(chosen[0]);
      plant.step();
      assertThat(plant.quantity("mode.output").get()).isEqualTo(chosen[1]);
    }
  }

  private static double after(Plant plant, double hours) {
    plant.run(hours * 3600 + 60 - plant.elapsed());
    return plant.quantity("times.value").get();
  }

  @Test
  void switchesCurvesAndArithmeticAreWiredByName() throws Exception {
    Plant plant =
        plant(
            """
            name: signals
            step: 60 s
            controllers:
              curve: {type: heatCurve, designSupply: 55 °C, damping: 0 s, inputs: {outdoor: -12 °C}}
              switch: {type: onOff, on: -2, off: 2, inputs: {setPoint: 45 °C, measurement: 40 °C}}
              line: {type: curve, points: [[0, 1], [10, 3]], unit: "1", inputs: {input: 5}}
              most: {type: highest, count: 2, inputs: {in1: 4}}
              all: {type: sum, count: 2, inputs: {in1: 4}}
              slow: {type: rateLimit, rise: 0.01, fall: 1, unit: "1", inputs: {input: 5}}
              staged: {type: sequence, machines: 2, upDelay: 0 s, inputs: {load: 1.5}}
              pressure:
                type: trimAndRespond
                unit: Pa
                initial: 120
                least: 37
                greatest: 370
                trim: -10
                respond: 15
                mostRespond: 37
                inputs: {requests: 5}
            connections:
              - line.output -> most.in2
              - line.output -> all.in2
            """);
    plant.run(120);
    assertThat(plant.quantity("curve.supply").get()).isCloseTo(55, within(1e-9));
    assertThat(plant.quantity("switch.output").get()).isEqualTo(1);
    assertThat(plant.quantity("line.output").get()).isEqualTo(2);
    assertThat(plant.quantity("most.output").get()).isEqualTo(4);
    assertThat(plant.quantity("all.output").get()).isEqualTo(6);
    assertThat(plant.quantity("slow.output").get()).isCloseTo(1.2, within(1e-9));
    assertThat(plant.quantity("staged.running").get()).isEqualTo(2);
    assertThat(plant.quantity("staged.share").get()).isEqualTo(0.75);
    plant.run(3600);
    assertThat(plant.quantity("pressure.setPoint").get()).isEqualTo(370);
  }

  @Test
  void impossibleControllersAreRefusedWithTheirLine() {
    assertThatThrownBy(
            () ->
                plant(
                    """
                    name: wrong
                    controllers:
                      pid: {type: pid, gain: 1, low: 2, inputs: {setPoint: 1 °C, measurement: 1 °C}}
                    """))
        .hasMessageContaining("plant.yaml:3")
        .hasMessageContaining("low must be less than high");
  }
}

package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FourPipeMachineTest {
  private static final CircuitMap RECOVERY =
      new CarnotMap(CarnotMap.Settings.rated(3.9, 40_000, 7, 45, 4));
  private static final CircuitMap HEATING =
      RatingTable.heating(List.of(RatingPoint.heating(7, 45, 40_000, 3.4)));
  private static final CircuitMap COOLING =
      RatingTable.cooling(List.of(RatingPoint.cooling(7, 35, 32_000, 3.0)));

  private final Rig rig =
      new Rig(
          new FourPipeMachine(
              new FourPipeMachine.Settings(
                  MachineSettings.usual(CompressorControl.Settings.ON_OFF, 40_000),
                  RECOVERY,
                  HEATING,
                  COOLING,
                  new NoLoss(),
                  new NoLoss())));

  FourPipeMachineTest() {
    rig.set("hotSetPoint", 45).set("coldSetPoint", 7);
  }

  @Test
  void bothLoadsAtOnceAreServedByOneCompressor() {
    rig.feed("hotIn", 1.9, 40).feed("coldIn", 1.5, 12).run(1800, 10);
    assertThat(rig.read("recovering")).isEqualTo(1);
    assertThat(rig.read("cop")).isBetween(5.5, 8.0);
    assertThat(rig.worstImbalance()).isLessThan(1e-9);
  }

  @Test
  void oneLoadAloneIsServedAgainstOutdoorAir() {
    rig.feed("hotIn", 1.9, 38).set("outdoorTemperature", 2).run(1800, 10);
    assertThat(rig.read("coolingPower")).isZero();
    assertThat(rig.read("heatingPower")).isBetween(25_000.0, 42_000.0);
    rig.feed("hotIn", 0, 38).feed("coldIn", 1.5, 14).set("outdoorTemperature", 30).run(3600, 10);
    assertThat(rig.read("heatingPower")).isZero();
    assertThat(rig.read("coolingPower")).isBetween(25_000.0, 42_000.0);
    assertThat(rig.worstImbalance()).isLessThan(1e-9);
  }

  @Test
  void unequalLoadsAlternateAndKeepBalance() {
    double recovering = 0;
    for (int i = 0; i < 720; i++) {
      double hot = rig.read("hotLeaving");
      double cold = rig.read("coldLeaving");
      rig.feed("hotIn", 1.9, hot - 1).feed("coldIn", 1.5, cold + 3).step(60);
      recovering += rig.read("recovering");
    }
    assertThat(recovering).isBetween(50.0, 700.0);
    assertThat(rig.worstImbalance()).isLessThan(1e-9);
  }
}

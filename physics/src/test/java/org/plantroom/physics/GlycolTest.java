package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GlycolTest {
  static final List<Glycol> GLYCOLS = List.of(Glycol.ETHYLENE, Glycol.PROPYLENE);

  @ParameterizedTest
  @FieldSource("GLYCOLS")
  void brineWithoutGlycolIsWater(Glycol glycol) {
    for (double t = 5; t <= 40; t += 5) {
      near(glycol.density(0, t), WaterProperties.density(t), 0.003);
      near(glycol.heatCapacity(0, t), WaterProperties.heatCapacity(t), 0.012);
      near(glycol.viscosity(0, t), WaterProperties.viscosity(t), 0.05);
      near(glycol.conductivity(0, t), WaterProperties.conductivity(t), 0.02);
    }
    assertThat(glycol.freezingPoint(0)).isCloseTo(0, within(0.3));
  }

  @ParameterizedTest
  @FieldSource("GLYCOLS")
  void moreGlycolFreezesLaterAndFlowsAndStoresWorse(Glycol glycol) {
    for (double share = 0.1; share < 0.6; share += 0.1) {
      double more = share + 0.05;
      assertThat(glycol.freezingPoint(more)).isLessThan(glycol.freezingPoint(share));
      assertThat(glycol.heatCapacity(more, 10)).isLessThan(glycol.heatCapacity(share, 10));
      assertThat(glycol.viscosity(more, 10)).isGreaterThan(glycol.viscosity(share, 10));
      assertThat(glycol.conductivity(more, 10)).isLessThan(glycol.conductivity(share, 10));
      assertThat(glycol.density(more, 10)).isGreaterThan(glycol.density(share, 10));
    }
  }

  @Test
  void brineIsALiquidAndSaysWhenItWouldFreeze() {
    assertThat(Glycol.ETHYLENE.brine(0.25, 0).name()).isEqualTo("ethylene glycol 25 %");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Glycol.PROPYLENE.brine(0.1, -10))
        .withMessageContaining("brine temperature");
  }

  private static void near(double ours, double expected, double share) {
    assertThat(ours).isCloseTo(expected, within(share * expected));
  }
}

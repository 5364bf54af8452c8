package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatingTableTest {
  private static final List<RatingPoint> POINTS =
      List.of(
          RatingPoint.heating(-7, 35, 7_000, 3.0),
          RatingPoint.heating(2, 35, 8_500, 3.8),
          RatingPoint.heating(7, 35, 10_000, 4.6),
          RatingPoint.heating(7, 55, 9_300, 3.0),
          new RatingPoint(7, 35, 0.5, 5_400, 1_080));

  private final Duty duty = new Duty();

  @Test
  void givenPointsAreMetExactly() {
    RatingTable table = RatingTable.heating(POINTS);
    for (RatingPoint point : POINTS) {
      table.evaluate(point.cold(), point.warm(), point.speed(), duty);
      assertThat(duty.heating()).isCloseTo(point.heating(), within(1e-6));
      assertThat(duty.power()).isCloseTo(point.power(), within(1e-6));
    }
  }

  @Test
  void capacityAndCopChangeWithoutJumpsAndStayInReason() {
    RatingTable table = RatingTable.heating(POINTS);
    double lastPower = Double.NaN;
    for (double cold = -40; cold < 40; cold += 0.1) {
      table.evaluate(cold, 45, 0.8, duty);
      assertThat(duty.power()).isPositive();
      assertThat(duty.heating()).isBetween(duty.power(), 20_000.0);
      if (!Double.isNaN(lastPower)) {
        assertThat(duty.power()).isCloseTo(lastPower, within(0.02 * lastPower));
      }
      lastPower = duty.power();
    }
  }

  @Test
  void oneRatingPointIsATableByUsualSlopes() {
    RatingTable table = RatingTable.heating(List.of(RatingPoint.heating(7, 35, 10_000, 4.6)));
    table.evaluate(-3, 35, 1, duty);
    assertThat(duty.heating()).isCloseTo(10_000 * Math.exp(-0.25), within(1.0));
    table.evaluate(7, 45, 1, duty);
    assertThat(duty.heating() / duty.power()).isBetween(3.4, 3.8);
  }

  @Test
  void belowTheLowestSpeedCapacityIsProportional() {
    RatingTable table = RatingTable.heating(POINTS);
    table.evaluate(7, 35, 0.25, duty);
    assertThat(duty.heating()).isCloseTo(2_700, within(1e-6));
    assertThat(duty.heating() / duty.power()).isCloseTo(5, within(1e-9));
  }

  @Test
  void impossiblePointsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RatingTable.heating(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingTable.heating(List.of(POINTS.getFirst(), POINTS.getFirst())))
        .withMessageContaining("two points");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingPoint.heating(7, 5, 1000, 3))
        .withMessageContaining("warm side");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingPoint.heating(7, 35, 1000, 0.9))
        .withMessageContaining("heating");
  }
}

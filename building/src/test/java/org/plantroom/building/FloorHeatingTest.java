package org.plantroom.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.Liquid;
import org.plantroom.physics.Outlet;

class FloorHeatingTest {
  private static final double STEP = 60;

  private static FloorHeating floor() {
    return new FloorHeating(
        new FloorHeating.Settings(Liquid.WATER, 20, 30, 8, 0.3, 80_000, 0.05, 10_000, 20));
  }

  @Test
  void balancesHeatEachStep() {
    FloorHeating emitter = floor();
    PortBook ports = PortBook.of(emitter);
    Outlet hot = new Outlet(Liquid.WATER, 50);
    ports.in("inlet").connect(hot);
    for (int i = 0; i < 300; i++) {
      hot.flow(i % 100 < 60 ? 0.05 : 0);
      ports.out("outlet").flow(hot.massFlow());
      double before = emitter.storedEnergy();
      emitter.begin(STEP);
      emitter.solve(STEP);
      emitter.solve(STEP);
      emitter.commit(STEP);
      assertThat(emitter.storedEnergy() - before)
          .isCloseTo(STEP * (ports.entering() + emitter.addedPower()), within(1e-5));
    }
  }

  @Test
  void inSteadyStateTheRoomGetsWhatTheWaterLoses() {
    FloorHeating floor = floor();
    PortBook ports = PortBook.of(floor);
    Outlet hot = new Outlet(Liquid.WATER, 35);
    hot.flow(0.05);
    ports.in("inlet").connect(hot);
    ports.out("outlet").flow(0.05);
    ports.tap("up").connect(new HeatPort(20));
    ports.tap("down").connect(new HeatPort(10));
    for (int i = 0; i < 3000; i++) {
      floor.solve(STEP);
      floor.commit(STEP);
    }
    double lost = 0.05 * Liquid.WATER.heatCapacity() * (35 - ports.read("returnTemperature"));
    assertThat(ports.tap("up").power() + ports.tap("down").power()).isCloseTo(lost, within(1e-3));
  }
}

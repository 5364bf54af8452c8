package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.plantroom.physics.Component;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.Liquid;
import org.plantroom.physics.Outlet;
import org.plantroom.physics.Ports;
import org.plantroom.physics.Unsettled;

class BlockTest {
  /** What leaves is a function of what enters. */
  private static final class Mapped implements Component {
    private final DoubleUnaryOperator law;
    private final Inlet inlet = new Inlet(Liquid.WATER, 20);
    private final Outlet outlet = new Outlet(Liquid.WATER, 20);
    private int solved;

    Mapped(DoubleUnaryOperator law) {
      this.law = law;
    }

    @Override
    public void describe(Ports ports) {
      ports.inlet("inlet", inlet);
      ports.outlet("outlet", outlet);
    }

    @Override
    public void solve(double seconds) {
      solved++;
      outlet.give(law.applyAsDouble(inlet.temperature()));
    }

    PlantPart part(String name) {
      return PlantPart.of(name, this, PlantPart.Role.COMPONENT);
    }
  }

  private final Mapped first = new Mapped(in -> 10 + 0.1 * in);
  private final Mapped second = new Mapped(in -> in);

  /** The second flows back to the first. */
  private Block loop() {
    second.inlet.connect(first.outlet);
    first.inlet.connect(second.outlet);
    PlantPart end = second.part("second");
    return new Block(List.of(first.part("first"), end), List.of(end));
  }

  @Test
  void aLoopIsSweptUntilItAgrees() {
    Block block = loop();
    assertThat(block.solve(60)).isEmpty();
    assertThat(second.outlet.temperature()).isCloseTo(10 / 0.9, within(1e-6));
    assertThat(block.sweeps()).isBetween(6L, 9L);
  }

  @Test
  void aLoopThatRestsIsSolvedOnce() {
    Block block = loop();
    block.solve(60);
    block.solve(60);
    block.solve(60);
    long before = block.solves();
    assertThat(block.solve(60)).isEmpty();
    assertThat(block.solves() - before).isEqualTo(2);
  }

  @Test
  void aPartThatSeesNoChangeIsLeftOut() {
    Mapped constant = new Mapped(in -> 30);
    first.inlet.connect(second.outlet);
    second.inlet.connect(constant.outlet);
    constant.inlet.connect(first.outlet);
    PlantPart end = second.part("second");
    Block block =
        new Block(List.of(first.part("first"), constant.part("constant"), end), List.of(end));
    block.solve(60);
    assertThat(first.solved).isEqualTo(2);
    assertThat(constant.solved).isEqualTo(2);
    assertThat(second.solved).isEqualTo(1);
  }

  @Test
  void whatMovesOnAStraightLineIsGuessed() {
    double[] rise = {0};
    Mapped source = new Mapped(in -> 20 + rise[0] + 1e-12 * in);
    source.inlet.connect(source.outlet);
    PlantPart part = source.part("source");
    Block block = new Block(List.of(part), List.of(part));
    for (int step = 0; step < 3; step++) {
      rise[0] += 0.5;
      block.solve(60);
    }
    int before = source.solved;
    rise[0] += 0.5;
    block.solve(60);
    assertThat(source.solved - before).isEqualTo(1);
  }

  @Test
  void aLoopThatNeverAgreesIsToldWithPartAndPort() {
    Mapped restless = new Mapped(in -> 1 - in);
    restless.inlet.connect(restless.outlet);
    PlantPart part = restless.part("restless");
    Optional<Unsettled> told = new Block(List.of(part), List.of(part)).solve(60);
    assertThat(told).hasValueSatisfying(what -> assertThat(what.change()).isGreaterThan(1));
    assertThat(told.map(Unsettled::component)).contains("restless");
    assertThat(told.map(Unsettled::quantity)).contains("inlet");
    assertThat(new UnsettledStep(86_400 + 3_600, told.orElseThrow()))
        .hasToString("restless.inlet by 39 K on day 2 01:00:00");
  }
}

package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HydraulicNetworkTest {
  private static final MachineCurve CURVE = MachineCurve.nominal(1e-3, 30_000, 0.5);
  private final List<Component> parts = new ArrayList<>();

  private Collected add(Component component) {
    parts.add(component);
    return Collected.of(component);
  }

  private Collected resistance(double flow, double loss) {
    return add(new Resistance(new Resistance.Settings(Liquid.WATER, flow, loss)));
  }

  private Collected pump() {
    return add(
        new FlowMachine(new FlowMachine.Settings(Liquid.WATER, CURVE, MachineControl.SPEED, 1), 0));
  }

  private Collected check() {
    return add(new CheckValve(new CheckValve.Settings(Liquid.WATER, 1, 1000, 0)));
  }

  private static void connect(Collected from, String outlet, Collected to, String inlet) {
    to.inlet(inlet).connect(from.outlet(outlet));
  }

  private void step() {
    parts.forEach(part -> part.begin(60));
  }

  @Test
  void aPumpInALoopRunsAtItsNominalPoint() {
    double flow = 1e-3 * Liquid.WATER.density();
    Collected pump = pump();
    Collected pipe = resistance(flow, 30_000);
    connect(pump, "outlet", pipe, "inlet");
    connect(pipe, "outlet", pump, "inlet");
    HydraulicNetwork network = HydraulicNetwork.of(parts);
    network.solve();
    assertThat(pump.outlet("outlet").massFlow()).isCloseTo(flow, within(1e-9));
    assertThat(pipe.outlet("outlet").massFlow())
        .isCloseTo(pump.outlet("outlet").massFlow(), within(1e-12));
  }

  @Test
  void flowsDivideByResistanceAndMeetAgain() {
    Collected pump = pump();
    Collected splitter = add(new Junction(Liquid.WATER, 1, 2, 20, false));
    Collected left = resistance(0.2, 20_000);
    Collected right = resistance(0.4, 20_000);
    Collected mixer = add(new Junction(Liquid.WATER, 2, 1, 20, false));
    connect(pump, "outlet", splitter, "in1");
    connect(splitter, "out1", left, "inlet");
    connect(splitter, "out2", right, "inlet");
    connect(left, "outlet", mixer, "in1");
    connect(right, "outlet", mixer, "in2");
    connect(mixer, "out1", pump, "inlet");
    HydraulicNetwork.of(parts).solve();
    double a = splitter.outlet("out1").massFlow();
    double b = splitter.outlet("out2").massFlow();
    assertThat(b / a).isCloseTo(2, within(1e-3));
    assertThat(a + b).isCloseTo(pump.outlet("outlet").massFlow(), within(1e-12));
    assertThat(mixer.outlet("out1").massFlow()).isCloseTo(a + b, within(1e-12));
  }

  @Test
  void aPumpAloneDoesNotPushFlowBackThroughAnotherThatStands() {
    Collected one = pump();
    Collected other = pump();
    Collected mixer = add(new Junction(Liquid.WATER, 2, 1, 20, false));
    Collected load = resistance(1, 25_000);
    Collected splitter = add(new Junction(Liquid.WATER, 1, 2, 20, false));
    Collected first = check();
    Collected second = check();
    connect(one, "outlet", first, "inlet");
    connect(other, "outlet", second, "inlet");
    connect(first, "outlet", mixer, "in1");
    connect(second, "outlet", mixer, "in2");
    connect(mixer, "out1", load, "inlet");
    connect(load, "outlet", splitter, "in1");
    connect(splitter, "out1", one, "inlet");
    connect(splitter, "out2", other, "inlet");
    HydraulicNetwork network = HydraulicNetwork.of(parts);
    other.set("speed", 0);
    step();
    network.solve();
    assertThat(second.outlet("outlet").massFlow()).isZero();
    assertThat(load.outlet("outlet").massFlow())
        .isCloseTo(one.outlet("outlet").massFlow(), within(2e-8))
        .isGreaterThan(0.9);
    other.set("speed", 1);
    step();
    network.solve();
    assertThat(second.outlet("outlet").massFlow())
        .isCloseTo(first.outlet("outlet").massFlow(), within(1e-9))
        .isGreaterThan(0.4);
    one.set("speed", 0);
    other.set("speed", 0);
    step();
    network.solve();
    assertThat(load.outlet("outlet").massFlow()).isZero();
    assertThat(network.unsettled()).isZero();
  }

  @Test
  void nothingIsSolvedUntilSomethingChanges() {
    Collected pump = pump();
    Collected pipe = resistance(1, 30_000);
    connect(pump, "outlet", pipe, "inlet");
    connect(pipe, "outlet", pump, "inlet");
    HydraulicNetwork network = HydraulicNetwork.of(parts);
    network.solve();
    pipe.outlet("outlet").flow(7);
    network.solve();
    assertThat(pipe.outlet("outlet").massFlow()).isEqualTo(7);
    pump.set("speed", 0.9);
    step();
    network.solve();
    assertThat(pipe.outlet("outlet").massFlow()).isLessThan(1);
    assertThat(network.iterations()).isLessThan(7);
  }

  @Test
  void anImposedFlowPassesToTheOpenEnd() {
    Outlet mains = new Outlet(Liquid.WATER, 10);
    mains.flow(0.3);
    Collected pipe = resistance(1, 30_000);
    pipe.inlet("inlet").connect(mains);
    HydraulicNetwork network = HydraulicNetwork.of(parts);
    network.solve();
    assertThat(pipe.outlet("outlet").massFlow()).isCloseTo(0.3, within(1e-12));
    assertThat(network.pressure(pipe.outlet("outlet"))).isZero();
    mains.flow(0.1);
    network.solve();
    assertThat(pipe.outlet("outlet").massFlow()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void aFlowImposedOnAClosedCircuitIsRefused() {
    Outlet mains = new Outlet(Liquid.WATER, 10);
    Collected mixer = add(new Junction(Liquid.WATER, 2, 1, 20, false));
    Collected pipe = resistance(1, 30_000);
    Collected feed = resistance(1, 30_000);
    feed.inlet("inlet").connect(mains);
    connect(feed, "outlet", mixer, "in1");
    connect(pipe, "outlet", mixer, "in2");
    connect(mixer, "out1", pipe, "inlet");
    assertThatThrownBy(() -> HydraulicNetwork.of(parts))
        .isInstanceOf(ImposedFlowException.class)
        .hasMessageContainingAll("nowhere to go", "a reservoir or an open end", "Resistance");
  }

  @Test
  void aFlowImposedOnAJunctionOfAClosedCircuitIsRefused() {
    Outlet mains = new Outlet(Liquid.WATER, 10);
    Collected mixer = add(new Junction(Liquid.WATER, 2, 1, 20, false));
    Collected pipe = resistance(1, 30_000);
    mixer.inlet("in1").connect(mains);
    connect(pipe, "outlet", mixer, "in2");
    connect(mixer, "out1", pipe, "inlet");
    assertThatThrownBy(() -> HydraulicNetwork.of(parts))
        .isInstanceOfSatisfying(
            ImposedFlowException.class, e -> assertThat(e.source()).isSameAs(mains))
        .hasMessageContaining("Junction");
  }

  @Test
  void circuitsThatMeetAtOneNodeAreSolvedEachByItself() {
    Collected tank =
        add(
            new StratifiedTank(
                new StratifiedTank.Settings(
                    Liquid.WATER, 1, 2, 4, 0, 0, StratifiedTank.Settings.fourPorts(), null),
                20));
    Collected charging = pump();
    Collected drawing = pump();
    Collected load = resistance(1, 30_000);
    connect(charging, "outlet", tank, "hotInlet");
    connect(tank, "coldOutlet", charging, "inlet");
    connect(tank, "hotOutlet", drawing, "inlet");
    connect(drawing, "outlet", load, "inlet");
    connect(load, "outlet", tank, "coldInlet");
    HydraulicNetwork network = HydraulicNetwork.of(parts);
    network.solve();
    double flow = load.outlet("outlet").massFlow();
    assertThat(charging.outlet("outlet").massFlow()).isGreaterThan(flow);
    load.outlet("outlet").flow(7);
    charging.set("speed", 0.5);
    step();
    assertThat(network.solve()).isEmpty();
    assertThat(charging.outlet("outlet").massFlow()).isLessThan(flow);
    assertThat(load.outlet("outlet").massFlow()).as("not solved again").isEqualTo(7);
    assertThat(tank.outlet("hotOutlet").massFlow()).isEqualTo(flow);
  }

  @Test
  void aCircuitThatDoesNotSettleIsToldWithItsComponent() {
    Collected pump = pump();
    Collected valve = add(new Restless());
    connect(pump, "outlet", valve, "inlet");
    connect(valve, "outlet", pump, "inlet");
    HydraulicNetwork network = HydraulicNetwork.of(parts);
    assertThat(network.solve())
        .hasValueSatisfying(
            what -> {
              assertThat(what.component()).isIn("Restless", "FlowMachine");
              assertThat(what.quantity()).isEqualTo("massFlow");
            });
    assertThat(network.unsettled()).isOne();
  }

  /** Loses another pressure each time it is asked, as no real part does. */
  private static final class Restless implements Component {
    private final Inlet inlet = new Inlet(Liquid.WATER, 20);
    private final Outlet outlet = new Outlet(Liquid.WATER, 20);

    @Override
    public void describe(Ports ports) {
      ports.inlet("inlet", inlet);
      ports.outlet("outlet", outlet);
      ports.path(inlet, outlet, new Swinging());
    }

    @Override
    public void solve(double seconds) {}
  }

  private static final class Swinging implements PressureLoss {
    private double sign = 1;

    @Override
    public double loss(double massFlow) {
      sign = -sign;
      return 1e4 * (massFlow + 0.5 * sign);
    }

    @Override
    public double slope(double massFlow) {
      return 1e4;
    }

    @Override
    public long version() {
      return 0;
    }
  }

  @Test
  void aThousandBranchesAreSolvedAndBalance() {
    Collected pump =
        add(
            new FlowMachine(
                new FlowMachine.Settings(
                    Liquid.WATER,
                    MachineCurve.nominal(0.5, 400_000, 0.7),
                    MachineControl.PRESSURE,
                    1),
                300_000));
    Collected last = add(new Resistance(new Resistance.Settings(Liquid.WATER, 500, 10_000)));
    connect(pump, "outlet", last, "inlet");
    Collected back = null;
    double sum = 0;
    List<Collected> branches = new ArrayList<>();
    Collected supply = last;
    String supplyPort = "outlet";
    for (int i = 0; i < 1000; i++) {
      Collected splitter = add(new Junction(Liquid.WATER, 1, 2, 20, false));
      Collected branch = resistance(0.3, 50_000);
      Collected mixer = add(new Junction(Liquid.WATER, 2, 1, 20, false));
      Collected main = resistance(300, 100);
      connect(supply, supplyPort, splitter, "in1");
      connect(splitter, "out1", branch, "inlet");
      connect(splitter, "out2", main, "inlet");
      connect(branch, "outlet", mixer, "in1");
      if (back == null) {
        connect(mixer, "out1", pump, "inlet");
      } else {
        connect(mixer, "out1", back, "in2");
      }
      back = mixer;
      supply = main;
      supplyPort = "outlet";
      branches.add(branch);
    }
    connect(supply, supplyPort, Objects.requireNonNull(back), "in2");
    HydraulicNetwork network = HydraulicNetwork.of(parts);
    network.solve();
    for (Collected branch : branches) {
      sum += branch.outlet("outlet").massFlow();
    }
    sum += supply.outlet("outlet").massFlow();
    assertThat(sum).isCloseTo(pump.outlet("outlet").massFlow(), within(1e-9));
    assertThat(network.unsettled()).isZero();
  }
}

package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class FlowMachineTest {
  private static final Liquid WATER = new Liquid("water", 995.586, 4184);

  /** A Wilo Stratos 25/1-6 at 2540 rpm, from its data sheet. */
  private static final MachineCurve STRATOS =
      new MachineCurve(
          new MonotoneCurve(
              new double[] {
                8.46183e-6,
                2.744857e-4,
                5.558324e-4,
                8.370828e-4,
                1.10292e-3,
                1.386572e-3,
                1.667618e-3,
                1.871983e-3
              },
              new double[] {
                34_808.1, 34_738.9, 34_508.1, 32_430.7, 29_083.8, 24_005.6, 18_004.2, 13_041.5
              }),
          new MonotoneCurve(
              new double[] {
                8.46183e-6,
                2.744857e-4,
                5.558324e-4,
                8.370828e-4,
                1.10292e-3,
                1.386572e-3,
                1.667618e-3,
                1.871983e-3
              },
              new double[] {
                27.78504, 35.90203, 46.21201, 55.54939, 62.37048, 68.70458, 73.32639, 75.17736
              }));

  /** A pump and a resistance in a loop. */
  private record Loop(Collected pump, List<Component> parts, HydraulicNetwork network) {
    static Loop of(MachineControl control, double setPoint, double flow, double loss) {
      return of(new FlowMachine.Settings(WATER, STRATOS, control, 1), setPoint, flow, loss);
    }

    static Loop of(FlowMachine.Settings settings, double setPoint, double flow, double loss) {
      FlowMachine machine = new FlowMachine(settings, setPoint);
      Resistance resistance = new Resistance(new Resistance.Settings(WATER, flow, loss));
      Collected pump = Collected.of(machine);
      Collected pipe = Collected.of(resistance);
      pipe.inlet("inlet").connect(pump.outlet("outlet"));
      pump.inlet("inlet").connect(pipe.outlet("outlet"));
      List<Component> parts = List.of(machine, resistance);
      return new Loop(pump, parts, HydraulicNetwork.of(parts));
    }

    void step() {
      parts.forEach(part -> part.begin(60));
      network.solve();
      parts.forEach(part -> part.solve(60));
      parts.forEach(part -> part.commit(60));
    }
  }

  @Test
  void theAffinityLawsHold() {
    Loop loop = Loop.of(MachineControl.SPEED, 0, 0.8, 30_000);
    loop.step();
    double flow = loop.pump.value("massFlow");
    double pressure = loop.pump.value("pressureGain");
    double power = loop.pump.value("power");
    loop.pump.set("speed", 0.5);
    loop.step();
    ValidationCase.of("D20-affinity", "pump at half speed", "affinity laws")
        .near("flow", 0.5, loop.pump.value("massFlow") / flow, 1e-3)
        .near("pressure", 0.25, loop.pump.value("pressureGain") / pressure, 1e-3)
        .near("power", 0.125, loop.pump.value("power") / power, 1e-3)
        .conclude();
  }

  @Test
  void aPumpRunsDownAsTheReference() throws IOException {
    Optional<Path> file =
        SharedData.find("hydraulics/MBL_Fluid_Movers_Validation_Pump_stratos.txt");
    assumeThat(file).as("shared data").isPresent();
    double[] speeds = References.trajectory(file.orElseThrow(), "gain.u");
    double[] flows = References.trajectory(file.orElseThrow(), "floMacSta.VMachine_flow");
    double[] pressures = References.trajectory(file.orElseThrow(), "floMacSta.dpMachine");
    Loop loop = Loop.of(MachineControl.SPEED, 0, 0.5558324, 34_508.1 / 2);
    double[] ourFlows = new double[speeds.length];
    double[] ourPressures = new double[speeds.length];
    double[] seconds = new double[speeds.length];
    for (int i = 0; i < speeds.length; i++) {
      loop.pump.set("speed", speeds[i]);
      loop.step();
      seconds[i] = i / (speeds.length - 1.0);
      ourFlows[i] = loop.pump.value("massFlow") / WATER.density();
      ourPressures[i] = loop.pump.value("pressureGain");
    }
    ValidationCase.of("D20-pump", "a pump that runs down", "MBL Pump_stratos")
        .nearShare("flow at full speed, m³/s", flows[0], ourFlows[0], 5e-3)
        .nearShare("pressure at full speed, Pa", pressures[0], ourPressures[0], 5e-3)
        .atMost(
            "flow RMSE over flow at full speed",
            0.01,
            References.rmse(flows, ourFlows) / flows[0],
            "")
        .trajectory("flow, m³/s", "MBL", seconds, flows)
        .trajectory("flow, m³/s", "ours", seconds, ourFlows)
        .trajectory("pressure, Pa", "MBL", seconds, pressures)
        .trajectory("pressure, Pa", "ours", seconds, ourPressures)
        .conclude();
    assertThat(loop.network.unsettled()).isZero();
  }

  @Test
  void aPressureIsKeptByLessSpeed() {
    Loop loop = Loop.of(MachineControl.PRESSURE, 15_000, 0.8, 30_000);
    loop.step();
    assertThat(loop.pump.value("pressureGain")).isCloseTo(15_000, within(20.0));
    double speed = loop.pump.value("actualSpeed");
    double flow = loop.pump.value("massFlow") / WATER.density();
    assertThat(speed).isBetween(0.5, 0.9);
    assertThat(STRATOS.gain(flow, speed)).isCloseTo(loop.pump.value("pressureGain"), within(1.0));
  }

  @Test
  void aFlowIsKeptAsFarAsFullSpeedReaches() {
    Loop loop = Loop.of(MachineControl.FLOW, 0.4, 0.8, 30_000);
    loop.step();
    assertThat(loop.pump.value("massFlow")).isCloseTo(0.4, within(4e-4));
    loop.pump.set("setPoint", 3);
    loop.step();
    assertThat(loop.pump.value("massFlow")).isBetween(0.7, 1.2);
    assertThat(loop.pump.value("actualSpeed")).isCloseTo(1, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1})
  void electricityWarmsTheFluidOrIsLost(double share) {
    Loop loop =
        Loop.of(new FlowMachine.Settings(WATER, STRATOS, MachineControl.SPEED, share), 0, 0.8, 3e4);
    loop.step();
    loop.parts.getFirst().solve(60);
    double power = loop.pump.value("power");
    double heat = loop.parts.getFirst().addedPower();
    double flow = loop.pump.value("massFlow") / WATER.density();
    double hydraulic = flow * loop.pump.value("pressureGain");
    assertThat(loop.pump.netPower() + heat).isCloseTo(0, within(1e-6));
    assertThat(heat).isCloseTo(hydraulic + share * (power - hydraulic), within(1e-9));
    assertThat(loop.pump.value("energy")).isCloseTo(60 * power, within(1e-9));
  }

  @Test
  void aCurveThatRisesAtItsEndIsRefused() {
    MonotoneCurve rising = new MonotoneCurve(new double[] {0, 1}, new double[] {1, 2});
    assertThatThrownBy(() -> new MachineCurve(rising, rising))
        .hasMessageContaining("fall of the pressure curve");
  }
}

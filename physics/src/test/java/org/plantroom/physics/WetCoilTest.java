package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plantroom.testkit.ValidationCase;

/**
 * The coil against its differential equations: a counter flow coil cut into slices, each with a
 * surface of its own, wet where that is below the air's dew point, marched from where the air
 * enters with a guessed temperature of the leaving water until the entering water is met.
 */
class WetCoilTest {
  private static final int SLICES = 4000;
  private static final double AIR_FLOW = 1;
  private static final double WATER_FLOW = 0.4;
  private static final double CONDUCTANCE = 800;
  private static final double AIR_SIDE = CONDUCTANCE / 0.7;
  private static final double WATER_SIDE = CONDUCTANCE / 0.3;

  /** What a coil does: heat and vapour it takes from the air, W and kg/s. */
  private record Duties(double heat, double condensate) {}

  private static double saturated(double temperature) {
    return Psychrometrics.saturationHumidity(temperature, Psychrometrics.SEA_LEVEL);
  }

  /** The sliced coil, by bisection over the temperature of the leaving water. */
  private static Duties sliced(double air, double humidity, double water) {
    double low = water;
    double high = air;
    double[] result = new double[3];
    for (int i = 0; i < 60; i++) {
      double leaving = 0.5 * (low + high);
      march(air, humidity, leaving, result);
      if (result[0] > water) {
        high = leaving;
      } else {
        low = leaving;
      }
    }
    return new Duties(result[1], result[2]);
  }

  /** From the air's entry to its exit: temperature of the water there, heat, condensate. */
  private static void march(double air, double humidity, double leaving, double[] result) {
    double t = air;
    double x = humidity;
    double water = leaving;
    double capacity = WATER_FLOW * Liquid.WATER.heatCapacity();
    double heat = 0;
    for (int i = 0; i < SLICES; i++) {
      double moist = MoistAir.DRY_HEAT_CAPACITY + x * MoistAir.VAPOUR_HEAT_CAPACITY;
      double transfer = AIR_SIDE / moist / SLICES;
      double surface = surface(t, x, water, transfer);
      double wet = transfer * Math.max(0, x - saturated(surface));
      double taken = WATER_SIDE / SLICES * (surface - water);
      t -= AIR_SIDE / SLICES * (t - surface) / (AIR_FLOW * moist);
      x -= wet / AIR_FLOW;
      water -= taken / capacity;
      heat += taken;
    }
    result[0] = water;
    result[1] = heat;
    result[2] = AIR_FLOW * (humidity - x);
  }

  /** Where what the air gives, with the vapour's heat, is what the water takes, °C. */
  private static double surface(double air, double humidity, double water, double transfer) {
    double low = Math.min(air, water);
    double high = Math.max(air, water);
    for (int i = 0; i < 40; i++) {
      double at = 0.5 * (low + high);
      double latent = transfer * Math.max(0, humidity - saturated(at)) * MoistAir.EVAPORATION;
      double given = AIR_SIDE / SLICES * (air - at) + latent;
      if (given > WATER_SIDE / SLICES * (at - water)) {
        low = at;
      } else {
        high = at;
      }
    }
    return 0.5 * (low + high);
  }

  private static Duties coil(double air, double humidity, double water) {
    AirCoil coil =
        new AirCoil(new AirCoil.Settings(Liquid.WATER, CONDUCTANCE, WATER_FLOW, AIR_FLOW, 1e4, 80));
    Collected ports = Collected.of(coil);
    Outlet humid = new Outlet(MoistAir.AIR, air);
    humid.give(air, humidity, 400);
    humid.flow(AIR_FLOW);
    Outlet cold = new Outlet(Liquid.WATER, water);
    cold.flow(WATER_FLOW);
    ports.inlet("airInlet").connect(humid);
    ports.inlet("waterInlet").connect(cold);
    ports.outlet("airOutlet").flow(AIR_FLOW);
    ports.outlet("waterOutlet").flow(WATER_FLOW);
    coil.solve(60);
    return new Duties(-ports.value("power"), ports.value("condensate"));
  }

  @Test
  void theCoilFollowsItsDifferentialEquations() {
    ValidationCase page =
        ValidationCase.of(
            "C1-wet-coil",
            "Wet and dry cooling coil, UA 800 W/K, 1 kg/s of air, 0.4 kg/s of water",
            "its differential equations (Lewis number 1) in 4,000 slices");
    compare(page, "28 °C, 12.5 g/kg, water 6 °C: wet", 28, 0.0125, 6, 0.05, 0.10);
    compare(page, "32 °C, 18 g/kg, water 7 °C: very wet", 32, 0.018, 7, 0.05, 0.10);
    compare(page, "30 °C, 4 g/kg, water 8 °C: dry", 30, 0.004, 8, 0.001, 0);
    compare(page, "26 °C, 9.5 g/kg, water 6 °C: partly wet", 26, 0.0095, 6, 0.05, 0.10);
    compare(page, "26 °C, 8.5 g/kg, water 6 °C: hardly wet", 26, 0.0085, 6, 0.02, 0.10);
    page.conclude();
  }

  @Test
  void nothingJumpsWhereTheCoilTurnsFromDryToWet() {
    Duties before = coil(26, 0.0060, 6);
    assertThat(before.condensate()).isZero();
    for (double humidity = 0.0060; humidity < 0.0140; humidity += 0.00001) {
      Duties now = coil(26, humidity, 6);
      assertThat(now.condensate() - before.condensate())
          .as("condensate, kg/s, at %s", humidity)
          .isBetween(-1e-12, 8e-6);
      assertThat(now.heat() - before.heat()).as("heat, W, at %s", humidity).isBetween(-1e-6, 20.0);
      before = now;
    }
    assertThat(before.condensate()).isGreaterThan(0.0015);
  }

  private static void compare(
      ValidationCase page,
      String state,
      double air,
      double humidity,
      double water,
      double heatShare,
      double condensateShare) {
    Duties truth = sliced(air, humidity, water);
    Duties ours = coil(air, humidity, water);
    page.nearShare("heat, W; " + state, truth.heat(), ours.heat(), heatShare)
        .near(
            "condensate, g/s; " + state,
            1000 * truth.condensate(),
            1000 * ours.condensate(),
            1000 * condensateShare * truth.condensate() + 1e-9);
  }
}

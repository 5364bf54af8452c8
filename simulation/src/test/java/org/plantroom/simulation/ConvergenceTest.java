package org.plantroom.simulation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.ValidationCase;

/**
 * The order in which a whole plant comes nearer to its course as steps get shorter: a room with a
 * radiator, a buffer tank and a heat pump, in a winter's day. The machine runs at a constant demand
 * and the controllers are continuous, since what switches once a step has no order.
 */
class ConvergenceTest {
  private static final int HOURS = 24;
  private static final double[] STEPS = {60, 30, 15, 7.5, 3.75};

  private static final double[] NONE = {};

  private static final String PLANT =
      """
      name: a room with heat pump and tank
      start: 20 d
      weather: {type: syntheticClimate, latitude: 58°}
      components:
        room:
          type: room
          floorArea: 150 m2
          walls: [[120 m2, 0.3 W/(m2.K), 180°, 90°], [80 m2, 0.2 W/(m2.K), 0°, 0°]]
          windows: [[15 m2, 1.1 W/(m2.K), 0.5, 180°, 90°]]
          temperature: 18 °C
        heatPump:
          type: airHeatPump
          capacity: 3 kW
          cop: 4.2
          loadFlow: 0.35 kg/s
          defrosts: false
          inputs: {setPoint: 65 °C, demand: 1}
        chargePump: {type: flowPump, nominalFlow: 2 m3/h, nominalPressure: 40 kPa, setPoint: 0.35 kg/s, inputs: {speed: 1}}
        buffer: {type: stratifiedTank, volume: 500 l, temperature: 35 °C}
        heatingPump: {type: flowPump, nominalFlow: 2 m3/h, nominalPressure: 40 kPa, setPoint: 0.25 kg/s, inputs: {speed: 1}}
        radiator: {type: radiator, nominalPower: 8 kW, nominalExcess: 30 K, heatCapacity: 300 kJ/K, nominalFlow: 0.25 kg/s}
      connections:
        - heatPump.loadOut -> buffer.hotInlet
        - buffer.coldOutlet -> chargePump.inlet
        - chargePump.outlet -> heatPump.loadIn
        - buffer.hotOutlet -> heatingPump.inlet
        - heatingPump.outlet -> radiator.inlet
        - radiator.outlet -> buffer.coldInlet
        - radiator.air -> room.air
        - radiator.surfaces -> room.surfaces
        - weather.temperature -> heatPump.outdoorTemperature
      """;

  private static Map<String, double[]> course(double step) throws PlantFileException {
    Plant plant =
        PlantFile.of(PLANT, Path.of("plant.yaml"), Catalogue.standard())
            .with(Map.of("step", step + " s"))
            .build();
    Balance balance = plant.watch();
    Map<String, double[]> courses = new LinkedHashMap<>();
    courses.put("room.temperature", new double[HOURS]);
    courses.put("buffer.topTemperature", new double[HOURS]);
    courses.put("heatPump.electricEnergy", new double[HOURS]);
    for (int hour = 0; hour < HOURS; hour++) {
      plant.run(3600);
      for (Map.Entry<String, double[]> each : courses.entrySet()) {
        each.getValue()[hour] = plant.quantity(each.getKey()).get();
      }
    }
    Balances.assertClosed(balance);
    return courses;
  }

  @Test
  void halvingTheStepHalvesTheDifferenceToTheCourseOfHalfTheStep() throws PlantFileException {
    ValidationCase page =
        ValidationCase.of(
            "C3-order",
            "Room with heat pump, tank and radiator, a winter's day: greatest difference at full"
                + " hours between a step and half of it",
            "first order by construction (implicit Euler): half the step, half the difference");
    Map<String, double[]> longer = course(STEPS[0]);
    Map<String, Double> before = new LinkedHashMap<>();
    for (int i = 1; i < STEPS.length; i++) {
      Map<String, double[]> shorter = course(STEPS[i]);
      for (String quantity : shorter.keySet()) {
        double now =
            difference(longer.getOrDefault(quantity, NONE), shorter.getOrDefault(quantity, NONE));
        Double last = before.put(quantity, now);
        String steps = "%s, %s to %s s".formatted(quantity, STEPS[i - 1], STEPS[i]);
        page.row(steps, "", now, "", true);
        if (last != null) {
          boolean isLast = i == STEPS.length - 1;
          page.within(
              "the same, of that before", isLast ? 0.47 : 0.4, isLast ? 0.53 : 0.6, now / last);
        }
      }
      longer = shorter;
    }
    page.conclude();
  }

  private static double difference(double[] one, double[] other) {
    double most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs(one[i] - other[i]));
    }
    return most;
  }
}

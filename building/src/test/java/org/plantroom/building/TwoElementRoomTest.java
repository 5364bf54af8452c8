package org.plantroom.building;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.plantroom.physics.HeatTap;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

/** The rooms of VDI 6007-1, 60 days at steps of 60 s; hourly means are compared. */
class TwoElementRoomTest {
  private static final double STEP = 60;
  private static final double WINDOW_SUN_TO_AIR = 0.09;

  /** Room version S: one exterior wall, light. */
  private static final TwoElementFabric.Settings ROOM_S =
      new TwoElementFabric.Settings(
          List.of(10.5),
          75.5,
          0.00436791293674,
          0.03895919557 + 1 / (25 * 10.5),
          1600848.94,
          0.000595693407511,
          14836354.6282,
          2.7,
          2.24,
          5,
          0,
          22);

  /** Two exterior walls to two sides. */
  private static final TwoElementFabric.Settings TWO_WALLS =
      new TwoElementFabric.Settings(
          List.of(10.5, 15.0),
          60.5,
          0.0017362530106,
          0.01913729904 + 1 / (25 * 25.5),
          5259932.23,
          0.000668895639141,
          12391363.8631,
          2.7,
          2.12,
          5,
          0,
          22);

  /** A floor over a room of 15 °C counts as exterior wall. */
  private static final TwoElementFabric.Settings OVER_ANOTHER =
      new TwoElementFabric.Settings(
          List.of(28.0),
          58,
          0.00171957697767797,
          0.011638548 + 1 / (28 * 9.75),
          4338751.41,
          0.000779671554640369,
          12333949.4129606,
          2.4,
          2.398,
          5,
          0,
          17.6);

  /** The test case's tables as surroundings. */
  private static final class Around implements Surroundings {
    private static final double GLASS = 7;
    private static final double BLIND = 0.15;
    private static final double BLIND_CLOSES = 100;

    private final Vdi6007 data;
    private final int windows;
    private final ToDoubleFunction<Around> wall;
    private double second;

    Around(Vdi6007 data, int windows, ToDoubleFunction<Around> wall) {
      this.data = data;
      this.windows = windows;
      this.wall = wall;
    }

    double outdoor() {
      String table = data.has("outdoorTemp") ? "outdoorTemp" : "outdoorTemp1";
      return data.daily(table, second, 1) - 273.15;
    }

    double onWall(int wallNumber) {
      return data.daily("tableSolRadWall", second, wallNumber);
    }

    @Override
    public void update() {}

    @Override
    public double airTemperature() {
      return 22;
    }

    @Override
    public double airHumidity() {
      return 0.008;
    }

    @Override
    public double wallTemperature() {
      return wall.applyAsDouble(this);
    }

    @Override
    public double windowTemperature() {
      return 22;
    }

    @Override
    public int windows() {
      return windows;
    }

    @Override
    public double sun(int window) {
      double light = data.daily("tableSolRadWindow", second, window + 1);
      return GLASS * light * (light > BLIND_CLOSES ? BLIND : 1);
    }
  }

  /** How a room is heated inside: shares of the table's columns. */
  private enum Heat {
    CONVECTIVE,
    RADIANT,
    MIXED
  }

  private static Vdi6007 data(int number) {
    String name = String.format(Locale.ROOT, "building/vdi6007_tc%02d.txt", number);
    Optional<Path> file = SharedData.find(name);
    assumeThat(file).as("shared data " + name).isPresent();
    return Vdi6007.read(file.orElseThrow());
  }

  private static void check(
      int number, TwoElementFabric.Settings fabric, Around around, Heat heat) {
    boolean load = number == 6;
    List<double[]> reference = around.data.rows("reference");
    double[] ours = hourlyMeans(fabric, around, heat, load, reference);
    double worst = 0;
    double[] hours = new double[reference.size()];
    double[] expected = new double[reference.size()];
    for (int i = 1; i < ours.length; i++) {
      hours[i] = i * 3600;
      expected[i] = reference.get(i)[1];
      worst = Math.max(worst, Math.abs(ours[i] - expected[i]));
    }
    ours[0] = expected[0] = reference.getFirst()[1];
    String quantity = load ? "heat load, W" : "air temperature, °C";
    ValidationCase.of("D5-tc" + number, "VDI 6007-1 room, test case " + number, "VDI 6007-1:2015")
        .atMost("greatest error of hourly " + quantity, load ? 1.5 : 0.15, worst, "")
        .trajectory(quantity + ", day 1, 10 and 60 in a row", "VDI 6007-1", hours, expected)
        .trajectory(quantity + ", day 1, 10 and 60 in a row", "ours", hours, ours)
        .conclude();
  }

  private static double[] hourlyMeans(
      TwoElementFabric.Settings fabric,
      Around around,
      Heat heat,
      boolean held,
      List<double[]> reference) {
    double power = held ? 1e6 : 0;
    Room room =
        new Room(
            new Room.Settings(
                1e-3, 1.2, 0, 0, heat == Heat.RADIANT ? 0 : 1, WINDOW_SUN_TO_AIR, power, power, 22),
            new TwoElementFabric(fabric),
            around);
    PortBook ports = PortBook.of(room);
    HeatTap radiator = new HeatTap(0);
    radiator.connect(ports.port("surfaces"));
    double[] means = new double[reference.size()];
    int row = 1;
    double sum = 0;
    for (double t = 0; row < means.length; t += STEP) {
      around.second = t + STEP / 2;
      double first = around.data.daily("intGai", around.second, 1);
      radiator.give(heat == Heat.MIXED ? first : 0);
      double rest =
          around.data.daily("intGai", around.second, 2)
              + around.data.daily("intGai", around.second, 3);
      ports.set("appliances", heat == Heat.MIXED ? rest : first);
      if (held) {
        double goal = around.data.daily("setTemp", around.second, 1);
        ports.set("heatingSetPoint", goal);
        ports.set("coolingSetPoint", goal);
      }
      room.begin(STEP);
      room.solve(STEP);
      room.commit(STEP);
      // The case counts heat taken from the room as positive.
      sum += (held ? -room.conditioning() : room.temperature()) * STEP / 3600;
      if ((t + STEP) % 3600 == 0) {
        if (t + STEP == reference.get(row)[0]) {
          means[row++] = sum;
        }
        sum = 0;
      }
    }
    return means;
  }

  @Test
  void case1HeatsTheAir() {
    check(1, ROOM_S, new Around(data(1), 0, a -> 22), Heat.CONVECTIVE);
  }

  @Test
  void case2HeatsTheSurfaces() {
    check(2, ROOM_S, new Around(data(2), 0, a -> 22), Heat.RADIANT);
  }

  @Test
  void case5HasWeatherAndABlind() {
    check(5, ROOM_S, new Around(data(5), 1, Around::outdoor), Heat.MIXED);
  }

  @Test
  void case6HoldsATemperature() {
    TwoElementFabric.Settings room =
        new TwoElementFabric.Settings(
            List.of(10.5),
            75.5,
            0.004367913,
            0.038959197 + 1 / (25 * 10.5),
            1600800,
            0.000595515,
            14836200,
            2.7,
            2.24,
            5,
            0,
            22);
    check(6, room, new Around(data(6), 0, a -> 22), Heat.RADIANT);
  }

  @Test
  void case8HasSunOnTwoWalls() {
    Around around =
        new Around(
            data(8),
            2,
            a ->
                a.outdoor()
                    + 0.7
                        / 25
                        * (0.05796831135677373 * a.onWall(1) + 0.13249899738691134 * a.onWall(2)));
    check(8, TWO_WALLS, around, Heat.MIXED);
  }

  @Test
  void case10StandsOverAnotherRoom() {
    double floor = 0.6291235190524047;
    Around around = new Around(data(10), 1, a -> (1 - floor) * a.outdoor() + floor * 15);
    check(10, OVER_ANOTHER, around, Heat.MIXED);
  }
}

package org.plantroom.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.MoistAir;
import org.plantroom.physics.Outlet;

/** Energy, vapour and carbon dioxide of rooms, over two days of a synthetic spring. */
class RoomBalanceTest {
  private static final double STEP = 60;
  private static final double SUPPLY = 0.05;
  private static final long SEED = 3;

  static Stream<Fabric> fabrics() {
    return Stream.of(
        new OneMassFabric(new OneMassFabric.Settings(48, 50, 30, 2.5, 110_000, 3.45, 18)),
        new TwoElementFabric(
            new TwoElementFabric.Settings(
                List.of(20.0), 80, 2e-3, 0.02, 5e6, 6e-4, 1.5e7, 2.7, 2.2, 5, 30, 18)));
  }

  private static Shell shell(Weather weather) {
    return new Shell(
        weather,
        List.of(new Opaque(40, 0.4, Facing.SOUTH, 0.6), new Opaque(48, 0.3, Facing.UP, 0.7)),
        List.of(new Window(8, 1.3, 0.5, Facing.WEST)),
        10);
  }

  @ParameterizedTest
  @MethodSource("fabrics")
  void whatEntersAndDoesNotLeaveIsStored(Fabric fabric) {
    System.out.println("seed " + SEED);
    Weather weather = new Weather(SyntheticClimate.of(50, SEED), 100 * 86_400.0);
    Room room =
        new Room(
            new Room.Settings(130, 1.2, 0.3, 5e5, 0.5, 0.05, 3000, 0, 18), fabric, shell(weather));
    PortBook ports = PortBook.of(room);
    Outlet air = new Outlet(MoistAir.AIR, 17);
    air.flow(SUPPLY);
    air.give(17, 0.006, 450);
    ports.in("supply").connect(air);
    HeatTap radiator = new HeatTap(0);
    radiator.connect(ports.port("surfaces"));
    radiator.give(200);
    for (int step = 0; step < 2880; step++) {
      ports.set("people", step / 480 % 2 * 12);
      double energy = room.storedEnergy();
      double vapour = room.storedVapour();
      weather.begin(STEP);
      room.begin(STEP);
      ports.out("extract").flow(SUPPLY);
      room.solve(STEP);
      room.commit(STEP);
      weather.commit(STEP);
      double entered = STEP * (ports.entering() + room.addedPower());
      double throughput = STEP * (air.enthalpyFlow() + 5000);
      assertThat(room.storedEnergy() - energy).isCloseTo(entered, within(1e-9 * throughput));
      assertThat(room.storedVapour() - vapour)
          .isCloseTo(STEP * vapourIn(ports, weather), within(1e-9));
    }
  }

  private static double vapourIn(PortBook ports, Weather weather) {
    double inside = ports.read("humidity");
    double leak = 130 * 1.2 * 0.3 / 3600;
    double people = ports.read("people") * 45 / MoistAir.EVAPORATION;
    return SUPPLY * (0.006 - inside) + leak * (weather.humidity() - inside) + people;
  }

  @Test
  void carbonDioxideOfPeopleSettlesWhereSupplyCarriesItAway() {
    Weather weather = new Weather(SyntheticClimate.of(50, SEED), 0);
    Room room =
        new Room(
            new Room.Settings(100, 1.2, 0, 0, 0.5, 0, 0, 0, 20),
            fabrics().findFirst().orElseThrow(),
            shell(weather));
    PortBook ports = PortBook.of(room);
    Outlet air = new Outlet(MoistAir.AIR, 20);
    air.flow(0.12);
    ports.in("supply").connect(air);
    ports.set("people", 10);
    ports.out("extract").flow(0.12);
    for (int step = 0; step < 1440; step++) {
      room.begin(STEP);
      room.solve(STEP);
      room.commit(STEP);
    }
    // Ten people give 200 l/h into 360 m³/h: 556 ppm above the supply.
    assertThat(ports.read("co2")).isCloseTo(Outlet.OUTDOOR_CO2 + 555.6, within(1.0));
  }

  @Test
  void coolingToAConstantOutdoorsIsOfFirstOrderInTheStep() {
    double coarse = Math.abs(afterADay(1200) - afterADay(10));
    double fine = Math.abs(afterADay(600) - afterADay(10));
    assertThat(coarse / fine).isBetween(1.8, 2.3);
  }

  private static double afterADay(double step) {
    Surroundings cold = new Cold();
    OneMassFabric fabric =
        new OneMassFabric(new OneMassFabric.Settings(48, 90, 36, 2.5, 110_000, 3.45, 20));
    Room room = new Room(new Room.Settings(130, 1.2, 0.5, 0, 0.5, 0, 0, 0, 20), fabric, cold);
    for (double t = 0; t < 86_400; t += step) {
      room.begin(step);
      room.solve(step);
      room.commit(step);
    }
    return room.temperature();
  }

  /** 0 °C all round. */
  private static final class Cold implements Surroundings {
    @Override
    public void update() {}

    @Override
    public double airTemperature() {
      return 0;
    }

    @Override
    public double airHumidity() {
      return 0.003;
    }

    @Override
    public double wallTemperature() {
      return 0;
    }

    @Override
    public double windowTemperature() {
      return 0;
    }

    @Override
    public int windows() {
      return 0;
    }

    @Override
    public double sun(int window) {
      return 0;
    }
  }
}

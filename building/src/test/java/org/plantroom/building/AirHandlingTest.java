package org.plantroom.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plantroom.physics.AirCoil;
import org.plantroom.physics.AirFilter;
import org.plantroom.physics.Component;
import org.plantroom.physics.DamperBlades;
import org.plantroom.physics.FlowMachine;
import org.plantroom.physics.HeatRecovery;
import org.plantroom.physics.Humidifier;
import org.plantroom.physics.HydraulicNetwork;
import org.plantroom.physics.Junction;
import org.plantroom.physics.Liquid;
import org.plantroom.physics.MachineControl;
import org.plantroom.physics.MachineCurve;
import org.plantroom.physics.MixingBox;
import org.plantroom.physics.MoistAir;
import org.plantroom.physics.Outlet;
import org.plantroom.physics.VavBox;

/** An air handling unit of all its parts, with two rooms, for a day. */
class AirHandlingTest {
  private static final double STEP = 60;
  private static final double FLOW = 0.6;
  private static final long SEED = 11;

  private final Weather weather = new Weather(SyntheticClimate.of(50, SEED), 20 * 86_400.0);
  private final List<Component> plant = new ArrayList<>(List.of(weather));
  private final List<PortBook> books = new ArrayList<>(List.of(PortBook.of(weather)));

  private final PortBook outdoor = add(new OutdoorAir(weather));
  private final PortBook filter =
      add(new AirFilter(new AirFilter.Settings(FLOW, 60, 200, 1, 5e-8)));
  private final PortBook recovery =
      add(new HeatRecovery(new HeatRecovery.Settings(FLOW, 0.75, 0.5, 120, -5, 60)));
  private final PortBook box = add(new MixingBox(new DamperBlades(FLOW, 20, 0.01, 60), 0.5));
  private final PortBook coil =
      add(new AirCoil(new AirCoil.Settings(Liquid.WATER, 900, 0.3, FLOW, 5000, 50)));
  private final PortBook fan = add(fan(700));
  private final PortBook humidifier =
      add(new Humidifier(new Humidifier.Settings(true, FLOW, 2e-3, 20)));
  private final PortBook splitter = add(new Junction(MoistAir.AIR, 1, 2, 20, false));
  private final PortBook east = add(new VavBox(new VavBox.Settings(0.35, 0.05, 30)));
  private final PortBook west = add(new VavBox(new VavBox.Settings(0.35, 0.05, 30)));
  private final PortBook eastRoom = add(room());
  private final PortBook westRoom = add(room());
  private final PortBook mixer = add(new Junction(MoistAir.AIR, 2, 1, 20, false));
  private final PortBook returnFan = add(fan(300));
  private final Outlet hotWater = new Outlet(Liquid.WATER, 45);
  private final HydraulicNetwork network;

  AirHandlingTest() {
    join(outdoor, "fresh", filter, "inlet");
    join(filter, "outlet", recovery, "supplyInlet");
    join(recovery, "supplyOutlet", box, "outdoor");
    join(box, "mixed", coil, "airInlet");
    join(coil, "airOutlet", fan, "inlet");
    join(fan, "outlet", humidifier, "inlet");
    join(humidifier, "outlet", splitter, "in1");
    join(splitter, "out1", east, "inlet");
    join(splitter, "out2", west, "inlet");
    join(east, "outlet", eastRoom, "supply");
    join(west, "outlet", westRoom, "supply");
    join(eastRoom, "extract", mixer, "in1");
    join(westRoom, "extract", mixer, "in2");
    join(mixer, "out1", returnFan, "inlet");
    join(returnFan, "outlet", box, "returned");
    join(box, "exhaust", recovery, "exhaustInlet");
    join(recovery, "exhaustOutlet", outdoor, "exhaust");
    hotWater.flow(0.2);
    coil.in("waterInlet").connect(hotWater);
    network = HydraulicNetwork.of(plant);
  }

  private PortBook add(Component component) {
    plant.add(component);
    PortBook book = PortBook.of(component);
    books.add(book);
    return book;
  }

  private static void join(PortBook from, String outlet, PortBook to, String inlet) {
    to.in(inlet).connect(from.out(outlet));
  }

  private static FlowMachine fan(double pressure) {
    MachineCurve curve = MachineCurve.nominal(FLOW / 1.2, pressure, 0.55);
    return new FlowMachine(
        new FlowMachine.Settings(MoistAir.AIR, curve, MachineControl.SPEED, 1), 0);
  }

  private Room room() {
    Shell shell =
        new Shell(
            weather,
            List.of(new Opaque(40, 0.3, Facing.EAST, 0.6)),
            List.of(new Window(15, 1.1, 0.5, Facing.SOUTH)),
            5);
    OneMassFabric fabric =
        new OneMassFabric(
            new OneMassFabric.Settings(
                90, shell.wallConductance(), shell.windowConductance(), 2.5, 165_000, 3.45, 20));
    return new Room(new Room.Settings(270, 1.2, 0.1, 5e5, 0.5, 0, 0, 0, 20), fabric, shell);
  }

  private void step() {
    plant.forEach(c -> c.begin(STEP));
    network.solve();
    for (int sweep = 0; sweep < 40; sweep++) {
      plant.forEach(c -> c.solve(STEP));
    }
    plant.forEach(c -> c.commit(STEP));
  }

  @Test
  void heatVapourAndCarbonDioxideBalanceInEveryPart() {
    System.out.println("seed " + SEED);
    eastRoom.set("people", 8);
    humidifier.set("demand", 0.5);
    for (int i = 0; i < 1440; i++) {
      east.set("demand", i % 240 / 240.0);
      west.set("demand", 0.6);
      box.set("position", i < 720 ? 0.4 : 0.9);
      double[] before = plant.stream().mapToDouble(Component::storedEnergy).toArray();
      step();
      for (int c = 1; c < plant.size(); c++) {
        checkBalance(plant.get(c), books.get(c), before[c]);
      }
    }
    assertThat(eastRoom.read("co2")).isBetween(430.0, 2000.0);
    assertThat(recovery.read("recovered")).isPositive();
    assertThat(filter.read("load")).isPositive();
  }

  private static void checkBalance(Component part, PortBook book, double before) {
    double entered = STEP * (book.entering() + part.addedPower());
    assertThat(part.storedEnergy() - before)
        .as(part.getClass().getSimpleName())
        .isCloseTo(entered, within(1e-6 * STEP * 30_000));
  }

  @Test
  void boxesKeepTheFlowTheyAreAskedFor() {
    for (int i = 0; i < 30; i++) {
      east.set("demand", 0.2);
      west.set("demand", 0.8);
      step();
    }
    assertThat(east.read("massFlow")).isCloseTo(0.05 + 0.2 * 0.30, within(0.002));
    assertThat(west.read("massFlow")).isCloseTo(0.05 + 0.8 * 0.30, within(0.002));
  }

  @Test
  void aCloggedFilterTakesAwayOutdoorAir() {
    step();
    double clean = outdoor.read("freshFlow");
    filter.set("clogging", 2);
    step();
    assertThat(outdoor.read("freshFlow")).isLessThan(0.9 * clean);
  }

  @Test
  void asMuchAirLeavesAsEnters() {
    step();
    assertThat(outdoor.in("exhaust").massFlow()).isCloseTo(outdoor.read("freshFlow"), within(1e-6));
  }

  @Test
  void inFrostTheRecoveryGivesLess() {
    HeatRecovery plate = new HeatRecovery(new HeatRecovery.Settings(1, 0.85, 0, 100, 3, 0));
    PortBook ports = PortBook.of(plate);
    Outlet cold = new Outlet(MoistAir.AIR, -20);
    Outlet warm = new Outlet(MoistAir.AIR, 20);
    ports.in("supplyInlet").connect(cold);
    ports.in("exhaustInlet").connect(warm);
    ports.out("supplyOutlet").flow(1);
    ports.out("exhaustOutlet").flow(1);
    plate.solve(STEP);
    assertThat(ports.read("frost")).isEqualTo(1);
    assertThat(ports.out("exhaustOutlet").temperature()).isCloseTo(3, within(1e-9));
    cold.give(5);
    plate.solve(STEP);
    assertThat(ports.read("frost")).isZero();
    assertThat(ports.out("supplyOutlet").temperature()).isCloseTo(5 + 0.85 * 15, within(1e-6));
  }
}

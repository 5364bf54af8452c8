package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.Time;

/** 30,000 devices behind a few ports: what one program must start quickly and step in real time. */
class PipelineIT {
  private static final int DEVICES = 30_000;
  private static final int SECTIONS = 20;
  private static final int UNITS_A_PORT = 150;

  private final Path folder;

  PipelineIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void thirtyThousandDevicesAreServedBehindFewPortsInRealTime() throws Exception {
    long begin = System.nanoTime();
    try (PlantSimulation plant = start()) {
      double start = (System.nanoTime() - begin) / 1e9;
      assertThat(plant.devices()).hasSize(DEVICES);
      assertThat(plant.devices().stream().mapToInt(SimulatedDevice::port).distinct())
          .hasSize(DEVICES / UNITS_A_PORT);
      SimulatedDevice last = plant.device("tx-1000-28");
      try (PlainClient client = new PlainClient(last.port(), last.unit())) {
        assertThat(client.read(RegisterTable.INPUT, 0, 6)).hasSize(12);
      }
      double step = secondsAStep(plant);
      System.out.printf(
          "%d devices: started in %.1f s, a step takes %.1f ms, %d MB used%n",
          DEVICES, start, 1e3 * step, usedMegabytes());
      assertThat(start).isLessThan(60);
      assertThat(step).as("the plant's step is 10 s").isLessThan(1);
      assertThat(plant.status().unsettled()).isZero();
      Balance balance = plant.watch();
      plant.say("step 10");
      Balances.assertClosed(balance);
    }
  }

  @Test
  void projectOfThirtyThousandDevicesHasAnEdgeForEachSection() throws Exception {
    try (PlantSimulation plant = start()) {
      plant.writeProject(folder, URI.create("tcp://127.0.0.1:1883"));
      String site = Files.readString(folder.resolve("sites/pipeline.yaml"));
      assertThat(site.lines().filter(line -> line.startsWith("  \"section-"))).hasSize(SECTIONS);
      assertThat(site.lines().filter(line -> line.contains("address:"))).hasSize(DEVICES);
    }
  }

  private static PlantSimulation start() throws Exception {
    return PlantSimulation.start(
        PlantSource.find("pipeline", Catalogue.standard()),
        new PlantSimulation.Options(0, 0, 1, List.of()),
        Time.system());
  }

  private static double secondsAStep(PlantSimulation plant) {
    plant.say("step 10");
    long begin = System.nanoTime();
    plant.say("step 20");
    return (System.nanoTime() - begin) / 20e9;
  }

  private static long usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}

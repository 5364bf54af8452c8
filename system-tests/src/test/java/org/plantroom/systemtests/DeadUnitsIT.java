package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.TagPath;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.systemtests.FaultyMachine.Behaviour;
import org.plantroom.testkit.Await;

/**
 * T1: dead and slow units hurt nobody else. Devices each on an address of their own and a gateway
 * with 20 units, 100 tags each, read once a second; one in ten vanishes, one in ten falls silent,
 * one in ten refuses, one in ten is slow, and three units of the gateway fall silent. 20 devices;
 * with {@code -Dplantroom.full=true} the 200 of ACCEPTANCE.md, for longer.
 */
@Timeout(600)
@Tag("timed")
class DeadUnitsIT {
  private static final boolean FULL = Boolean.getBoolean("plantroom.full");
  private static final int DEVICES = FULL ? 200 : 20;
  private static final int TENTH = DEVICES / 10;
  private static final int UNITS = 20;
  private static final int DEAD_UNITS = 3;
  private static final Duration STEADY = Duration.ofSeconds(FULL ? 30 : 8);
  private static final Duration FAULTY = Duration.ofSeconds(FULL ? 120 : 25);

  /** Three scans of 1 s, and what the way over the broker to the host's API takes on two cores. */
  private static final long BAD_WITHIN_MILLIS = 3_500;

  private static final Duration START = Duration.ofMinutes(2);

  private final List<FaultyMachine> machines = new ArrayList<>();
  private final FaultyMachine gateway = FaultyMachine.start();
  private final Path folder;
  private final int httpPort;
  private final HostApi api;

  /** What was measured, a line each. */
  private final Map<String, String> table = new LinkedHashMap<>();

  DeadUnitsIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    httpPort = Ports.free();
    api = new HostApi(httpPort, TestAccess.token(folder.resolve("host")));
  }

  @Test
  void deadUnitsHurtNobodyElse() throws IOException, InterruptedException, ExecutionException {
    for (int i = 0; i < DEVICES; i++) {
      machines.add(FaultyMachine.start());
    }
    int mqttPort = Ports.free();
    Path project = project(folder.resolve("project"), mqttPort);
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(
                EmbeddedBrokerSettings.onLoopback(mqttPort, folder.resolve("broker")));
        Program host =
            Program.start(
                "host",
                "--project",
                project,
                "--data",
                folder.resolve("host"),
                "--http",
                httpPort);
        Program edge =
            Program.start(
                "edge",
                "--project",
                project,
                "--edge",
                "lab/bench",
                "--data",
                folder.resolve("edge"))) {
      assertThat(broker.port()).isEqualTo(mqttPort);
      assertThat(host.out()).isNotNull();
      Await.until("all tags good", START, () -> api.isUp() && good() == DEVICES + UNITS);
      run(edge);
    } finally {
      api.close();
      gateway.close();
      for (FaultyMachine machine : machines) {
        machine.close();
      }
      table.forEach((what, figure) -> System.out.printf("T1 | %-58s | %s%n", what, figure));
    }
  }

  private void run(Program edge) throws IOException, InterruptedException, ExecutionException {
    passTime(STEADY);
    long before = edge.residentBytes();
    long broken = System.nanoTime();
    breakMachines();
    long bad = awaitMillis("dead devices' tags bad", () -> areBad("m"), broken);
    note("dead devices' tags bad after (3 scans, 0.5 s to the host)", bad + " ms");
    assertThat(bad).isLessThanOrEqualTo(BAD_WITHIN_MILLIS);
    long unitsBad = awaitMillis("dead units' tags bad", () -> areBad("g"), broken);
    note("dead units' on the shared socket (the same)", unitsBad + " ms");
    assertThat(unitsBad).isLessThanOrEqualTo(BAD_WITHIN_MILLIS);

    long faultyFrom = System.nanoTime();
    long end = faultyFrom + FAULTY.toNanos();
    while (System.nanoTime() < end) {
      assertThat(areBad("m") && areBad("g")).as("no dead tag looks good").isTrue();
      passTime(Duration.ofSeconds(1));
    }
    measureHealthy(faultyFrom);
    measureAttempts();
    measureMemory(before, edge.residentBytes());

    long mended = System.nanoTime();
    mendMachines();
    long back = awaitMillis("all good again", () -> good() == DEVICES + UNITS, mended);
    note("all good again after (10 s)", back + " ms");
    assertThat(back).isLessThanOrEqualTo(10_000);
    assertThat(overlaps()).isZero();
    note("requests that overlapped on one connection (0)", Integer.toString(overlaps()));
  }

  /** All at once: to vanish takes a machine a while, see {@link FaultyMachine#vanish}. */
  private void breakMachines() throws InterruptedException, ExecutionException {
    for (int i = 0; i < TENTH; i++) {
      machines.get(TENTH + i).behave(1, Behaviour.SILENT);
      machines.get(2 * TENTH + i).behave(1, Behaviour.REFUSING);
      machines.get(3 * TENTH + i).behave(1, Behaviour.SLOW);
    }
    for (int unit = 1; unit <= DEAD_UNITS; unit++) {
      gateway.behave(unit, Behaviour.SILENT);
    }
    List<Callable<Boolean>> vanishing = new ArrayList<>();
    machines.subList(0, TENTH).forEach(machine -> vanishing.add(() -> vanish(machine)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> vanished : threads.invokeAll(vanishing)) {
        vanished.get();
      }
    }
  }

  private static boolean vanish(FaultyMachine machine) throws IOException {
    machine.vanish();
    return true;
  }

  private void mendMachines() throws IOException {
    for (int i = 0; i < TENTH; i++) {
      machines.get(i).appear();
    }
    machines.forEach(machine -> machine.behave(1, Behaviour.WELL));
    IntStream.rangeClosed(1, DEAD_UNITS).forEach(unit -> gateway.behave(unit, Behaviour.WELL));
  }

  private void measureHealthy(long since) {
    List<Long> own = new ArrayList<>();
    machines.subList(4 * TENTH, DEVICES).forEach(m -> own.addAll(m.intervals(1, since)));
    List<Long> shared = new ArrayList<>();
    for (int unit = DEAD_UNITS + 1; unit <= UNITS; unit++) {
      shared.addAll(gateway.intervals(unit, since));
    }
    note("healthy devices' scan interval p50, p99 (1.1 s)", percentiles(own));
    note("healthy units' on the shared socket p50, p99 (1.1 s + timeout)", percentiles(shared));
    assertThat(percentile(own, 99)).isLessThanOrEqualTo(1_100);
    assertThat(percentile(shared, 99)).isLessThanOrEqualTo(2_100);
  }

  private void measureAttempts() {
    long most =
        machines.subList(TENTH, 2 * TENTH).stream()
            .mapToLong(machine -> machine.acceptedWithin(Duration.ofMinutes(1)))
            .max()
            .orElseThrow();
    note("connections to a silent device in the first minute (10)", Long.toString(most));
    assertThat(most).isLessThanOrEqualTo(10);
  }

  private void measureMemory(long before, long after) {
    note(
        "edge's memory before and after the faults",
        "%d MB, %d MB".formatted(before >> 20, after >> 20));
    assertThat(after).isLessThan(before + (64 << 20));
  }

  private int overlaps() {
    return gateway.overlaps() + machines.stream().mapToInt(FaultyMachine::overlaps).sum();
  }

  private void note(String what, String figure) {
    table.put(what, figure);
  }

  private long good() {
    return api.tags("lab/bench/*/T00").stream().filter(HostApi.Tag::isGood).count();
  }

  /** The last tag of every device that does not answer well; a slow one does. */
  private boolean areBad(String kind) {
    return api.tags("lab/bench/%s*/T99".formatted(kind)).stream()
        .filter(tag -> isDead(TagPath.of(tag.path()).device()))
        .noneMatch(HostApi.Tag::isGood);
  }

  private static boolean isDead(String device) {
    int number = Integer.parseInt(device.substring(1));
    return device.startsWith("m") ? number < 3 * TENTH : number <= DEAD_UNITS;
  }

  private static long awaitMillis(String what, Callable<Boolean> condition, long since) {
    Await.until(what, Duration.ofSeconds(60), condition);
    return (System.nanoTime() - since) / 1_000_000;
  }

  /** Lets the machines run on; what is measured is what they note meanwhile. */
  private static void passTime(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    Await.until("time passes", duration.plusSeconds(60), () -> System.nanoTime() - end >= 0);
  }

  private static String percentiles(List<Long> millis) {
    return "%d ms, %d ms of %d"
        .formatted(percentile(millis, 50), percentile(millis, 99), millis.size());
  }

  private static long percentile(List<Long> millis, int percent) {
    List<Long> sorted = millis.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private Path project(Path folder, int mqttPort) throws IOException {
    StringBuilder type = new StringBuilder("name: Meter\nclass: meter\ntags:\n");
    for (int tag = 0; tag < 100; tag++) {
      type.append("  T%02d: {register: holding %d, type: u16}%n".formatted(tag, tag));
    }
    StringBuilder site = new StringBuilder("edges:\n  bench:\n    devices:\n");
    for (int i = 0; i < DEVICES; i++) {
      site.append(device("m" + i, machines.get(i).port(), 1));
    }
    for (int unit = 1; unit <= UNITS; unit++) {
      site.append(device("g" + unit, gateway.port(), unit));
    }
    Files.createDirectories(folder.resolve("types"));
    Files.createDirectories(folder.resolve("sites"));
    Files.writeString(
        folder.resolve("project.yaml"),
        "project: test\nmqtt: {brokers: [\"tcp://127.0.0.1:%d\"]}%n".formatted(mqttPort));
    Files.writeString(folder.resolve("types/meter.yaml"), type);
    Files.writeString(folder.resolve("sites/lab.yaml"), site);
    return folder;
  }

  private static String device(String id, int port, int unit) {
    return "      %s: {type: meter, address: \"127.0.0.1:%d\", unit: %d}%n"
        .formatted(id, port, unit);
  }
}

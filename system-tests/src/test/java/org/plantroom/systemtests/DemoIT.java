package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/** {@code plantroom demo} as a newcomer meets it. */
class DemoIT {
  private static final long GIGABYTE = 1_000_000_000;
  private static final Duration GOOD = Duration.ofSeconds(20);
  private static final List<String> DEVICES =
      List.of(
          "mill-road/plant-room/hp-01",
          "mill-road/plant-room/tank-01",
          "mill-road/plant-room/ahu-01",
          "mill-road/plant-room/meter-01",
          "north-harbour/plant-room/bores-01",
          "station-square/plant-room/room-04",
          "market-hall/plant-room/ice-01",
          "river-campus/plant-room/hp-01",
          "trunk-main/section-1/drive-1",
          "trunk-main/section-5/tx-5-28");
  private static final String PROBE = "mill-road/plant-room/ahu-01/SupplyAirTemperature";

  private final Path folder;

  DemoIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void demoRunsEndsCleanlyAndKnowsOnTheNextStartThatItWasOff() throws Exception {
    try (Program demo = demo()) {
      int port = DemoIT.port(demo);
      try (HostApi api = new HostApi(port)) {
        assertAlive(api);
      }
      assertThat(demo.err()).as("warnings at the start").noneMatch(line -> line.contains(" WARN "));
      assertASecondOneLeavesItAlone();
      assertThat(demo.out()).filteredOn(line -> line.contains("http://")).hasSize(1);
      assertThat(demo.out())
          .filteredOn(line -> line.startsWith("hint"))
          .singleElement()
          .asString()
          .contains("5 stations", "--stations 1000", "30,000 devices");
      assertThat(demo.residentBytes()).as("resident memory").isLessThan(GIGABYTE);
      assertThat(demo.terminate()).as("exit code after SIGTERM").isIn(0, 143);
      assertThat(demo.err()).noneMatch(line -> line.contains("ERROR") || line.contains("\tat "));
    }
    try (Program demo = demo();
        HostApi api = new HostApi(port(demo))) {
      assertAlive(api);
      Await.until(
          "the gap is known, there are " + api.gapReasons(PROBE),
          GOOD,
          () -> api.gapReasons(PROBE).contains("the edge node is offline"));
    }
  }

  /** What the first one reads when somebody reloads its project. */
  private void assertASecondOneLeavesItAlone() throws Exception {
    Path site = folder.resolve("demo/project/sites/mill-road.yaml");
    String before = Files.readString(site);
    try (Program second = demo()) {
      assertThat(second.awaitExit()).isNotZero();
      assertThat(second.err()).anyMatch(line -> line.contains("another demo uses the folder"));
    }
    assertThat(site).hasContent(before);
  }

  private Program demo() throws Exception {
    return Program.start("demo", "--http", 0, "--mqtt", 0, "--data", folder.resolve("demo"));
  }

  private static int port(Program demo) {
    return demo.awaitPort("Plantroom is at http://127\\.0\\.0\\.1:(\\d+)");
  }

  private static void assertAlive(HostApi api) {
    for (String device : DEVICES) {
      Await.until("good values of " + device, GOOD, () -> isGood(api, device));
    }
    Await.until("/health is up", GOOD, api::isUp);
  }

  /** A real machine's map names accessories too; without one its tags have no value. */
  private static boolean isGood(HostApi api, String device) {
    List<HostApi.Tag> tags = api.tags(device + "/*");
    return tags.stream().anyMatch(HostApi.Tag::isGood)
        && tags.stream().allMatch(tag -> tag.isGood() || tag.quality().equals("bad-no-value"));
  }
}

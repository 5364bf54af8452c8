package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/**
 * The demo with a long pipeline: 40 stations, or 1,000 with {@code -Dplantroom.full=true}, with the
 * heap the launcher gives for so many.
 */
class LongPipelineIT {
  private static final boolean FULL = Boolean.getBoolean("plantroom.full");
  private static final int STATIONS = FULL ? 1_000 : 40;

  /** Of a station: 29 transmitters with 3 tags, a drive with 5. */
  private static final long TAGS_A_STATION = 29 * 3 + 5;

  private static final Duration ALL_GOOD = Duration.ofMinutes(FULL ? 8 : 2);
  private static final int HEAP_MEGABYTES = 384 + STATIONS * 5 / 4;

  private final Path folder;

  LongPipelineIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyDeviceOfEveryStationIsGoodAndNoEdgeIsTakenForSilent() throws Exception {
    try (Program demo =
            Program.startWith(
                List.of("-Xmx" + HEAP_MEGABYTES + "m"),
                "demo",
                "--http",
                0,
                "--data",
                folder.resolve("demo"),
                "--stations",
                STATIONS);
        HostApi api = new HostApi(port(demo))) {
      Await.until("all tags are good", ALL_GOOD, () -> good(api) == STATIONS * TAGS_A_STATION);
      assertThat(demo.err()).noneMatch(line -> line.contains("was silent"));
      assertThat(demo.err()).as("warnings").noneMatch(line -> line.contains(" WARN "));
      assertThat(demo.terminate()).as("exit code after SIGTERM").isIn(0, 143);
    }
  }

  private static int port(Program demo) {
    Await.until("the pages are there", ALL_GOOD, () -> isTold(demo));
    return demo.awaitPort("Plantroom is at http://127\\.0\\.0\\.1:(\\d+)");
  }

  private static boolean isTold(Program demo) {
    return demo.out().stream().anyMatch(line -> line.startsWith("Plantroom is at"));
  }

  private static long good(HostApi api) {
    return api.tags("trunk-main/*/*/*").stream().filter(HostApi.Tag::isGood).count();
  }
}

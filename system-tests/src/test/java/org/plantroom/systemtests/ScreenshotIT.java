package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/**
 * Pictures of the demo's pages, into {@code target/images}, or with {@code
 * -Dplantroom.screenshots=true} into the documentation.
 */
class ScreenshotIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final long LARGEST = 200_000;

  /**
   * Half an hour of plants in a minute of waiting, so that lines and alarms have something to tell.
   */
  private static final int SPEED = 30;

  private static final String MACHINE = "mill-road/plant-room/hp-01";

  /** The other tests of pages look at them by day. */
  private static final List<String> PALETTES =
      isForTheDocuments() ? List.of("day", "dusk") : List.of("dusk");

  private static final Map<String, String> PAGES =
      Map.of(
          "fleet", "#/",
          "site", "#/site/mill-road",
          "machine", "#/machine/" + MACHINE,
          "trends", "#/trends/" + MACHINE.replace("/", "%2F") + "%2FActualBufferTemperature",
          "alarms", "#/alarms",
          "links", "#/links");

  @Test
  void everyPageHasItsPicture(@TempDir Path folder) throws Exception {
    try (Chromium chromium = Chromium.start();
        Program demo =
            Program.start(
                "demo", "--http", 0, "--speed", SPEED, "--data", folder.resolve("demo"))) {
      int port = demo.awaitPort("Plantroom is at http://127\\.0\\.0\\.1:(\\d+)");
      try (HostApi api = new HostApi(port)) {
        if (isForTheDocuments()) {
          awaitTrend(api);
          awaitAlarm(api);
        }
      }
      Page page = chromium.page(1440, 900);
      page.navigate("http://127.0.0.1:" + port + "/");
      for (String palette : PALETTES) {
        page.getByTestId("palette-switch").selectOption(palette);
        for (Map.Entry<String, String> entry : PAGES.entrySet()) {
          picture(
              page, entry.getValue(), images().resolve(entry.getKey() + "-" + palette + ".png"));
        }
      }
      plant(page);
    }
  }

  /** A plant's drawing with the faceplate of a machine, and the same some minutes ago. */
  private static void plant(Page page) throws IOException {
    page.setViewportSize(1920, 1080);
    page.getByTestId("palette-switch").selectOption("day");
    page.evaluate("location.hash = '#/site/market-hall'");
    page.reload();
    page.locator("pr-synoptic .good").first().waitFor();
    // A value that can be chosen for itself lies over the middle of it.
    page.locator("pr-synoptic [data-symbol='day-chiller']").first().press("Enter");
    page.getByTestId("faceplate").locator("pr-trend").waitFor();
    Pictures.take(page, "synoptic");
    page.keyboard().press("Escape");
    page.getByTestId("travel").click();
    page.getByTestId("time-entry").waitFor();
    page.locator("pr-synoptic [data-value]").first().waitFor();
    Pictures.take(page, "past");
  }

  /** Enough history for a line. */
  private static void awaitTrend(HostApi api) {
    Await.until(
        "history of the heat pump",
        SOON,
        () -> api.history(MACHINE + "/ActualBufferTemperature").points().size() > 3);
  }

  /** A room far from its set point by day and by night, and meanwhile a longer line. */
  private static void awaitAlarm(HostApi api) {
    for (String period : List.of("Comfort", "Eco")) {
      String tag = MACHINE + "/HeatingCircuit1" + period + "Temperature";
      api.post("/api/commands", Map.of("tag", tag, "value", 27, "reason", "open day"));
    }
    Await.until("the alarm", SOON.multipliedBy(3), () -> !api.get("/api/alarms").isEmpty());
  }

  private static boolean isForTheDocuments() {
    return Boolean.getBoolean("plantroom.screenshots");
  }

  private static void picture(Page page, String route, Path file) throws IOException {
    page.evaluate("route => { location.hash = route; }", route);
    page.reload();
    page.locator(
            "pr-value[data-quality='good'], tr[data-path], pr-pen-list li, pr-alarms-page .note")
        .first()
        .waitFor();
    page.locator("[data-testid='host-state'][data-state='connected']").waitFor();
    Locator uncounted = page.locator("pr-counts").getByText(Pattern.compile("^\\s*0\\s*good"));
    Await.until("all is counted", SOON, () -> uncounted.count() == 0);
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    assertThat(Files.size(file)).as("%s", file).isBetween(5_000L, LARGEST);
  }

  /** Where pictures go. */
  static Path images() throws IOException {
    Path root = Repository.root();
    return Files.createDirectories(
        isForTheDocuments()
            ? root.resolve("docs").resolve("images")
            : root.resolve("system-tests").resolve("target").resolve("images"));
  }
}

package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study as a process of its own, and its report in a browser that may ask nobody. */
class StudyReportIT {
  private static final String STUDY =
      """
      name: Ice <by night> & day
      plant: ice-store
      duration: 2 d
      warmUp: 6 h
      measure:
        power: [chiller.electricPower, iceChiller.electricPower]
        heat: [chiller.coolingPower, iceChiller.coolingPower]
        price: 0.2
        demandCharge: 4
        temperatures: hall.temperature
        low: 15
        high: 26
      record: [hall.temperature, ice.charge]
      scenarios:
        as built: {}
        tank sensor too cold: {faults: bias of -1 K on coldTank.middleTemperature at 1 d for 12 h}
      sweep:
        coldCharge.inputs.setPoint: [8 °C, 9 °C, 10 °C]
        chiller.capacity: [50 kW, 60 kW]
      optimise:
        minimise: energy
        vary: {coldCharge.inputs.setPoint: {from: 8 °C, to: 12 °C}}
        atMost: {thermalDiscomfort: 5}
        evaluations: 8
      """;

  private final Path folder;

  StudyReportIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path report() throws IOException {
    Path study = Files.writeString(folder.resolve("ice.yaml"), STUDY);
    try (Program program = Program.start("study", study, "--threads", 2)) {
      assertThat(program.awaitExit()).as("%s", program.err()).isZero();
      // A terminal's line that overwrites itself: reading lines breaks it at each return.
      assertThat(String.join("", program.err())).contains("] 16.0 of 16 runs");
      program.awaitLine("best coldCharge.inputs.setPoint, °C");
      return Path.of(program.awaitLine("report {2}(.+)").group(1));
    }
  }

  @Test
  void theReportShowsTablesAndPlotsWithoutScriptsAndWithoutTheNetwork() throws Exception {
    Path report = report();
    List<String> complaints = new CopyOnWriteArrayList<>();
    try (Chromium chromium = Chromium.start()) {
      Page page = chromium.page(1200, 900);
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onPageError(complaints::add);
      page.navigate(report.toUri().toString());
      assertThat(page.title()).isEqualTo("Ice <by night> & day");
      assertThat(page.locator("h2").allTextContents())
          .containsExactly(
              "Scenarios",
              "Faults and events",
              "Optimum",
              "Map of chiller.capacity and coldCharge.inputs.setPoint",
              "Over time");
      assertThat(page.locator("td").filter(having("bias of -1 K")).count()).isEqualTo(1);
      Locator plots = page.locator("svg");
      // Seven KPIs as maps, the way of the search, two quantities over time.
      assertThat(plots.count()).isEqualTo(10);
      for (Locator plot : plots.all()) {
        assertThat(plot.boundingBox().width).isGreaterThan(500);
        assertThat(plot.locator("polyline, circle, rect").count()).isGreaterThan(1);
      }
      assertThat(complaints).isEmpty();
      assertThat(chromium.asked(page)).allMatch(address -> address.startsWith("file:"));
      page.screenshot(
          new ScreenshotOptions()
              .setFullPage(true)
              .setPath(Files.createDirectories(Path.of("target")).resolve("study-report.png")));
    }
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}

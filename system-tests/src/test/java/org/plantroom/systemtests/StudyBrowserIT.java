package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/** Studies from the first example to the comparison, as an engineer does them in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class StudyBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(90);

  private static final String SHORT =
      """
      name: %s
      plant: office
      duration: %s
      measure:
        power: [heatPump.electricPower]
        heat: heatPump.heatingPower
        temperatures: office.temperature
      record: [office.temperature, heatPump.electricPower]
      every: 30 min
      scenarios:
        as built: {}
        smaller: {change: {heatPump.capacity: 8 kW}}
      sweep:
        heatPump.capacity: [10 kW, 12 kW, 16 kW]
      """;

  private final Chromium chromium = Chromium.start();
  private final Laboratory laboratory;
  private final Page page;

  StudyBrowserIT(@TempDir Path folder) throws Exception {
    laboratory = new Laboratory(folder);
    Await.until("the host is up", SOON, laboratory.api()::isUp);
    page = chromium.page(1440, 1100);
    page.navigate(laboratory.address());
    TestAccess.signIn(page);
  }

  @AfterAll
  void closeAll() throws Exception {
    chromium.close();
    laboratory.close();
  }

  @Test
  void aStudyIsMadeMendedRunWatchedAndCompared() throws IOException {
    make("winter");
    page.locator("pr-study-help").getByText("office.temperature").first().waitFor();
    write("name: Winter\nplant: office\nduraton: 2 d\n");
    Locator marked = page.locator("[data-testid='mistakes'] li[data-line='3']");
    marked.waitFor();
    picture("study-mistake-day");
    assertThat(marked.textContent()).contains("duraton", "did you mean duration");
    page.locator(".cm-lintRange-error").first().waitFor();
    assertThat(page.getByTestId("run").isDisabled()).isTrue();

    write(SHORT.formatted("Winter", "2 d"));
    page.getByTestId("study-state").getByText("changed, not saved").waitFor();
    Await.until(
        "no mistakes", SOON, () -> page.locator("[data-testid='mistakes'] li").count() == 0);
    page.getByTestId("save").click();
    page.getByTestId("study-state").getByText(Pattern.compile("^saved$")).waitFor();
    page.getByTestId("run").click();
    page.locator("[data-state='done']").first().waitFor(within());
    Locator base = page.locator("[data-testid='kpi-table'] tr[data-scenario='as built']");
    base.waitFor();
    assertThat(page.locator("[data-testid='kpi-table'] tbody tr").count()).isEqualTo(5);
    assertThat(page.locator("td[data-mark='best']").count()).isPositive();
    page.locator("[data-quantity='office.temperature'] canvas").waitFor();
    page.getByTestId("sweeps").locator("canvas").first().waitFor();
    assertAccessible();
    picture("study-run-day");

    start("spring", SHORT.formatted("Spring", "1 d"));
    page.navigate(laboratory.address() + "/#/studies");
    page.locator("tr[data-study='spring'][data-state='done']").waitFor(within());
    for (String study : List.of("winter", "spring")) {
      page.locator("[data-testid='run-table'] tr[data-study='%s'] input".formatted(study)).check();
    }
    assertAccessible();
    page.getByTestId("compare").click();
    page.locator("tr[data-scenario='Winter: smaller']").waitFor();
    page.locator("tr[data-scenario='Spring: as built']").waitFor();
  }

  @Test
  void aRunAtWorkShowsItsProgressAndIsCancelled() {
    String run = start("long", SHORT.formatted("Long", "360 d"));
    page.navigate(laboratory.address() + "/#/runs/" + run);
    page.locator("pr-run-progress dt").first().waitFor(within());
    page.getByText(Pattern.compile("of 5 runs")).waitFor(within());
    page.getByTestId("cancel").click();
    page.locator("[data-run='%s'][data-state='cancelled']".formatted(run)).waitFor(within());
    Await.until(
        "the process is gone",
        SOON,
        () -> ProcessHandle.allProcesses().noneMatch(process -> names(process, run)));
  }

  private static boolean names(ProcessHandle process, String run) {
    return process.info().commandLine().orElse("").contains(run);
  }

  @Test
  void aStudyIsDeletedOnlyAfterAQuestion() {
    make("doomed");
    page.navigate(laboratory.address() + "/#/studies");
    Locator row = page.locator("[data-testid='study-table'] tr[data-study='doomed']");
    row.locator("[data-action='remove']").click();
    page.getByTestId("confirm-box").getByText("Close").click();
    assertThat(row.count()).isEqualTo(1);
    row.locator("[data-action='remove']").click();
    page.getByTestId("confirm").click();
    Await.until("the study is gone", SOON, () -> row.count() == 0);
  }

  @Test
  void historyIsTakenAsMeasuredDataOrTheReasonIsTold() throws Exception {
    laboratory.level(20);
    Await.until(
        "the level is stored",
        SOON,
        () -> laboratory.api().history(Laboratory.LEVEL).points().size() > 1);
    make("fit");
    page.locator("pr-history-data summary").click();
    page.locator("pr-history-data input[type='search']").fill("level");
    Locator found = page.locator("pr-history-data pr-pen-picker [data-path$='/Level']");
    found.click();
    Locator chosen = page.locator("pr-history-data [data-testid='chosen-tags'] li");
    assertThat(chosen.getAttribute("data-path")).isEqualTo(Laboratory.LEVEL);
    assertAccessible();
    chosen.locator("button").click();
    Await.until("no tag is chosen", SOON, () -> page.getByTestId("take-data").isDisabled());
    found.click();
    page.locator("pr-history-data #name").fill("level");
    page.locator("pr-history-data #minutes").fill("1");
    page.getByTestId("take-data").click();
    page.locator("pr-history-data [role='status'], pr-history-data [role='alert']")
        .getByText(Pattern.compile("level.csv has|fewer than two"))
        .waitFor();
  }

  @Test
  void theFirstPageStaysLightAndTheEditorComesOnlyWithAStudy() {
    try (Page fresh = chromium.page(1280, 900)) {
      fresh.navigate(laboratory.address() + "/#/");
      TestAccess.signIn(fresh);
      fresh.locator("h1").first().waitFor();
      fresh.waitForLoadState();
      Object bytes =
          fresh.evaluate(
              "performance.getEntriesByType('resource').filter(e => /assets/.test(e.name))"
                  + ".reduce((sum, e) => sum + e.encodedBodySize, 0)");
      System.out.println("first load: " + bytes + " bytes");
      assertThat(((Number) bytes).longValue()).isBetween(10_000L, 120_000L);
    }
  }

  @Test
  void thePagesFitAPhone() {
    start("phone", SHORT.formatted("Phone", "1 d"));
    try (Page phone = chromium.page(360, 740)) {
      phone.navigate(laboratory.address());
      TestAccess.signIn(phone);
      for (String hash : List.of("#/studies", "#/study/phone")) {
        phone.navigate(laboratory.address() + "/" + hash);
        phone.reload();
        phone.locator("h1").first().waitFor();
        Object over = phone.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) over).intValue()).as(hash).isLessThanOrEqualTo(0);
      }
    }
  }

  private void make(String id) {
    page.navigate(laboratory.address() + "/#/studies");
    page.getByTestId("new-study").click();
    page.locator("#name").fill(id);
    page.getByTestId("make-study").click();
    page.locator("pr-code-editor .cm-content").waitFor();
  }

  private void write(String text) {
    page.locator("pr-code-editor .cm-content").click();
    page.keyboard().press("Control+a");
    page.keyboard().insertText(text);
  }

  /** Saves and starts a study as any program does; its run. */
  private String start(String id, String text) {
    HostApi api = laboratory.api();
    JsonNode saved = api.put("/api/studies/" + id, Map.of("text", text, "version", "")).body();
    assertThat(saved.path("saved").asBoolean()).as("%s", saved).isTrue();
    HostApi.Answer started = api.post("/api/study-runs", Map.of("study", id));
    assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
    return started.body().path("id").asText();
  }

  private void assertAccessible() throws IOException {
    Path axe = Repository.root().resolve("web/node_modules/axe-core/axe.min.js");
    // Evaluated, not added as a script element: the pages' policy forbids those.
    page.evaluate(Files.readString(axe));
    Object found =
        page.evaluate(
            // The skip link lies in a shadow tree, where axe does not know it for one.
            "async () => (await window.axe.run("
                + "{exclude: [{fromShadowDom: ['plantroom-app', '.skip']}]})).violations"
                + ".map(v => v.id + ': ' + v.nodes[0].html.slice(0, 160))");
    assertThat((List<?>) found).as(page.url()).isEmpty();
  }

  private void picture(String name) throws IOException {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(ScreenshotIT.images().resolve(name + ".png")));
  }

  private static Locator.WaitForOptions within() {
    return new Locator.WaitForOptions().setTimeout((double) SOON.toMillis());
  }
}

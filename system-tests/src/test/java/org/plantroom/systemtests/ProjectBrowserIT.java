package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/** Engineers who edit the project in a browser while a real device is read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
final class ProjectBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String MACHINE = "types/machine.yaml";
  private static final String SITE = "sites/lab.yaml";
  private static final String DISPLAY = "displays/tank.yaml";

  private final Chromium chromium = Chromium.start();
  private final Laboratory laboratory;

  ProjectBrowserIT(@TempDir Path folder) throws Exception {
    laboratory = new Laboratory(folder);
    laboratory.level(50);
  }

  @AfterAll
  void closeAll() throws Exception {
    chromium.close();
    laboratory.close();
  }

  private Page engineer(int width, int height) {
    Page page = chromium.page(width, height);
    page.navigate(laboratory.address() + "/#/project");
    TestAccess.signIn(page);
    page.getByTestId("file-tree").waitFor();
    return page;
  }

  private static void open(Page page, String file) {
    page.locator("button[data-file='" + file + "']").click();
    page.locator(".cm-content").waitFor();
  }

  /** Replaces a part of the text as a person does: finds it, marks it, types. */
  private static void replace(Page page, String from, String to) {
    Locator line = page.locator(".cm-line").filter(new Locator.FilterOptions().setHasText(from));
    String text = line.first().textContent();
    line.first().click();
    page.keyboard().press("Home");
    page.keyboard().press("Home");
    page.keyboard().press("Shift+End");
    page.keyboard().insertText(text.replace(from, to));
  }

  private static void apply(Page page, String reason) {
    page.getByTestId("review").click();
    Locator box = page.locator("dialog[open][data-testid='apply-box']");
    box.locator("#reason").fill(reason);
    box.getByTestId("apply").click();
    box.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  private boolean isRaised() {
    return laboratory.api().get("/api/alarms").toString().contains("LevelHigh");
  }

  @Test
  void anEngineerMendsAMistakeSeesWhatChangesAppliesItAndGoesBack() throws Exception {
    HostApi api = laboratory.api();
    Await.until("up", SOON, api::isUp);
    Await.until(
        "the level is good",
        SOON,
        () -> api.tags(Laboratory.LEVEL).stream().anyMatch(HostApi.Tag::isGood));
    assertThat(isRaised()).isFalse();

    Page page = engineer(1400, 1000);
    open(page, MACHINE);
    replace(page, "high: 90", "high: forty");
    Locator mistake = page.getByTestId("mistakes").locator("li").first();
    mistake.waitFor();
    assertThat(mistake.textContent())
        .contains(MACHINE + ", line ", "alarms.LevelHigh.high", "expected a number");
    assertThat(page.getByTestId("review").isDisabled()).isTrue();
    Pictures.take(page, "project-mistake");

    replace(page, "high: forty", "high: 40");
    page.locator("[data-testid='review']:not([disabled])").waitFor();
    mistake.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    page.getByTestId("review").click();
    Locator box = page.locator("dialog[open][data-testid='apply-box']");
    box.waitFor();
    assertThat(box.getByTestId("summary").textContent()).isEqualTo("1 alarm changed");
    assertThat(box.textContent()).contains("high: 90 → 40");
    assertThat(box.getByTestId("file-diff").textContent())
        .contains(MACHINE, "-  LevelHigh", "+  LevelHigh");
    Pictures.take(page, "project-review");
    box.locator("#reason").fill("the tank is too full at 90 %");
    box.getByTestId("apply").click();
    page.locator("li[data-version='2']").waitFor();
    Await.until("the alarm follows", SOON, this::isRaised);

    Locator first = page.locator("li[data-version='1']");
    first.locator("[data-action='restore']").click();
    box.waitFor();
    box.locator("#reason").fill("it was meant so");
    box.getByTestId("apply").click();
    Locator third = page.locator("li[data-version='3']");
    third.waitFor();
    assertThat(third.textContent()).contains("rolled back by tester", "it was meant so");
    page.getByText("Show differences").first().click();
    third.locator("[data-testid='file-diff']").waitFor();
    page.locator("pr-version-list").evaluate("list => list.scrollIntoView({block: 'end'})");
    Pictures.take(page, "project-versions");
    Await.until("the alarm is over", SOON, () -> cleared(api));

    aDisplay(page);
    twoEngineers(page);
    phone();
  }

  private static boolean cleared(HostApi api) {
    return !api.get("/api/alarms?state=unacknowledged").toString().contains("LevelHigh");
  }

  /** A display is edited like any file, and open pages follow. */
  private void aDisplay(Page page) throws Exception {
    try (Page operator = chromium.page(1400, 1000)) {
      operator.navigate(laboratory.address() + "/#/machine/" + TestProject.DEVICE);
      TestAccess.signIn(operator);
      operator.locator("pr-synoptic").getByText("Tank", exactly()).first().waitFor();
      open(page, DISPLAY);
      replace(page, "symbol: tank", "symbol: tonk");
      Locator mistake = page.getByTestId("mistakes").locator("li").first();
      mistake.waitFor();
      assertThat(mistake.textContent()).contains(DISPLAY, "tonk", "did you mean tank?");
      replace(page, "symbol: tonk", "symbol: tank");
      replace(page, "label: Tank", "label: Vessel");
      page.locator("[data-testid='review']:not([disabled])").waitFor();
      apply(page, "it is called so on site");
      operator.locator("pr-synoptic").getByText("Vessel").first().waitFor();
    }
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  /** The second to come to a file is told by whom it was changed, and loses nothing. */
  private void twoEngineers(Page anna) {
    Page bo = engineer(1400, 1000);
    open(bo, SITE);
    replace(bo, "name: Laboratory", "name: Bo's laboratory");
    open(anna, SITE);
    replace(anna, "name: Laboratory", "name: Anna's laboratory");
    apply(anna, "");
    anna.locator("li[data-version='5']").waitFor();
    bo.getByText("another by now").first().waitFor();
    bo.locator("[data-testid='review']:not([disabled])").click();
    Locator box = bo.locator("dialog[open][data-testid='apply-box']");
    box.waitFor();
    assertThat(box.locator("#problem").textContent())
        .contains(SITE + " is another by now: version 5, applied by tester");
    assertThat(box.getByTestId("apply").isDisabled()).isTrue();
    assertThat(laboratory.api().get("/api/sites").toString()).contains("Anna's laboratory");
  }

  /** On a phone nothing is wider than the screen. */
  private void phone() throws Exception {
    Page page = engineer(360, 740);
    open(page, MACHINE);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    Pictures.look(page, "project-phone");
  }
}

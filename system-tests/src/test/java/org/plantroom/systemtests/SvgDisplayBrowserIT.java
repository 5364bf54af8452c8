package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/** A display that was drawn elsewhere, from its file to the operator's eyes and keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SvgDisplayBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PICTURE = "pr-svg-display svg.picture";
  private static final String LEVEL = PICTURE + " text[data-tag='Level']";
  private static final String TANK = PICTURE + " [role=button]:has(> g[data-running])";

  private final Chromium chromium = Chromium.start();
  private final Laboratory laboratory;
  private final Path file;
  private final Page page;

  SvgDisplayBrowserIT(@TempDir Path folder) throws Exception {
    laboratory = new Laboratory(folder);
    laboratory.level(1);
    file = laboratory.project().resolve("displays/tank.svg");
    Files.delete(laboratory.project().resolve("displays/tank.yaml"));
    Await.until("the host is up", SOON, () -> laboratory.api().isUp());
    draw("Cellar");
    page = chromium.page(1920, 1080);
    page.navigate(laboratory.address());
    TestAccess.signIn(page);
  }

  @AfterAll
  void closeAll() throws Exception {
    chromium.close();
    laboratory.close();
  }

  @BeforeEach
  void openMachinePage() {
    page.navigate(laboratory.address() + "/#/machine/" + TestProject.DEVICE);
    page.reload();
    page.locator(LEVEL + ".good").waitFor();
  }

  @Test
  void pictureFollowsTheDevice() {
    for (int level : new int[] {31, 32}) {
      laboratory.level(level);
      awaitText(level + " %");
    }
    assertThat(page.locator(TANK + ".running").count()).isEqualTo(1);
    laboratory.level(0);
    page.locator(TANK + ".stopped").waitFor();
    assertThat(page.locator(TANK).getAttribute("aria-label")).startsWith("Tank 0 %");
  }

  @Test
  void silentDeviceIsStruckThroughAndNothingOfItLooksGood() throws Exception {
    laboratory.stopDevice();
    try {
      page.locator(LEVEL + ".stale").waitFor();
      assertThat(
              page.locator(LEVEL)
                  .evaluate("element => getComputedStyle(element).textDecorationLine"))
          .isEqualTo("line-through");
      page.locator(TANK + ".stale").waitFor();
      assertThat(page.locator("pr-svg-display .good").count()).isZero();
    } finally {
      laboratory.startDevice();
    }
    page.locator(LEVEL + ".good").waitFor();
  }

  @Test
  void partIsChosenByKeyboardAndHasTheFocusAgainWhenItsFaceplateIsClosed() {
    page.locator("pr-svg-display .scroll").focus();
    page.keyboard().press("Tab");
    assertThat(page.locator(TANK + ":focus").count()).as("the first part has the focus").isOne();
    page.keyboard().press("Enter");
    Locator faceplate = page.getByTestId("faceplate");
    faceplate.waitFor();
    page.locator(TANK + ".chosen").waitFor();
    assertThat(faceplate.locator("header h2").textContent()).isEqualTo("Tank");
    page.keyboard().press("Escape");
    page.locator(TANK + ":focus").waitFor();
    assertThat(faceplate.count()).isZero();
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    Await.until(
        "the other part's faceplate",
        SOON,
        () -> textOf(faceplate, "header h2").equals("Level wanted"));
    assertThat(faceplate.locator("button.write").count()).isOne();
    page.keyboard().press("Escape");
  }

  @Test
  void alarmFramesThePartAndIsAcknowledgedInItsFaceplate() {
    laboratory.level(95);
    page.locator(TANK + "[data-alarm='high'].high:not(.seen) > .mark").waitFor();
    page.locator(TANK).click();
    Locator alarm = page.locator("pr-alarm-brief li[data-name='LevelHigh']");
    alarm.locator("button[data-action='acknowledge']").click();
    page.locator("pr-alarm-brief li[data-state='acknowledged']").waitFor();
    assertThat(alarm.locator("button").count()).isZero();
    page.locator(TANK + ".seen").waitFor();
    laboratory.level(50);
    page.locator(TANK + ":not([data-alarm])").waitFor();
    page.keyboard().press("Escape");
  }

  @Test
  void pictureIsAnotherWhenItsFileIs() throws IOException {
    page.evaluate("window.stays = true");
    draw("Attic");
    page.locator(PICTURE + " text.title", new Page.LocatorOptions().setHasText("Attic")).waitFor();
    page.locator(LEVEL + ".good").waitFor();
    assertThat(page.evaluate("window.stays")).as("the page was not loaded again").isEqualTo(true);
  }

  private void draw(String title) throws IOException {
    TestProject.put(
        file,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" data-type="machine" data-name="Tank">
          <text x="20" y="30" class="title">%s</text>
          <g data-running="Level" data-label="Tank" transform="translate(40 60)">
            <rect class="body" width="80" height="100" fill="none"/>
            <text data-tag="Level" x="10" y="50"/>
          </g>
          <text data-tag="SetPoint" data-label="Level wanted" x="200" y="100"/>
        </svg>
        """
            .formatted(title));
    assertThat(laboratory.api().post("/api/project/reload", Map.of()).status()).isEqualTo(200);
  }

  private static String textOf(Locator box, String selector) {
    Locator found = box.locator(selector);
    return found.count() == 1 ? String.valueOf(found.textContent()) : "";
  }

  private void awaitText(String text) {
    Await.until(
        "the level shows " + text, SOON, () -> text.equals(page.locator(LEVEL).textContent()));
  }
}

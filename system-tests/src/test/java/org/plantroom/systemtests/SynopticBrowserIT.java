package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/** A display from the project's files to the operator's eyes, now and as of the past. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SynopticBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String VALUE = "pr-synoptic [data-spot='Level'] [data-value='Level']";
  private static final String TANK = "pr-synoptic [data-symbol='tank']";
  private static final String ALARM = "pr-alarm-rows tr[data-name='LevelHigh']";
  private static final DateTimeFormatter ENTRY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Chromium chromium = Chromium.start();
  private final Laboratory laboratory;
  private final Page page;

  SynopticBrowserIT(@TempDir Path folder) throws Exception {
    laboratory = new Laboratory(folder);
    laboratory.level(1);
    page = chromium.page(1920, 1080);
    awaitStored(1);
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
    page.locator(VALUE + ".good").first().waitFor();
  }

  @Test
  void displayFollowsTheDevice() {
    for (int level : new int[] {31, 32, 33}) {
      laboratory.level(level);
      awaitText(level);
    }
    double full = Double.parseDouble(page.locator(TANK + " .level").getAttribute("height"));
    double all = Double.parseDouble(page.locator(TANK + " .level").getAttribute("data-height"));
    assertThat(full / (all - 8)).isBetween(0.32, 0.34);
  }

  @Test
  void displayIsWholeOnAPhoneAndOnAWall() throws Exception {
    for (int[] size : new int[][] {{360, 740}, {3840, 2160}}) {
      try (Page screen = chromium.page(size[0], size[1])) {
        screen.navigate(laboratory.address() + "/#/machine/" + TestProject.DEVICE);
        TestAccess.signIn(screen);
        screen.locator(VALUE + ".good").first().waitFor();
        assertThat(screen.evaluate("document.documentElement.scrollWidth")).isEqualTo(size[0]);
        Pictures.look(screen, size[0] == 360 ? "synoptic-phone" : "synoptic-4k");
      }
    }
  }

  @Test
  void silentDeviceIsStruckThroughAndFramedAndNothingOfItLooksGood() throws Exception {
    laboratory.stopDevice();
    try {
      page.locator(VALUE + ".stale[data-quality='bad-no-answer']").first().waitFor();
      assertThat(decoration()).contains("line-through");
      page.locator(TANK + ".stale").waitFor();
      page.locator(TANK + "[data-alarm]").waitFor();
      assertThat(page.locator("pr-synoptic .good").count()).isZero();
    } finally {
      laboratory.startDevice();
    }
    page.locator(VALUE + ".good").first().waitFor();
  }

  private String decoration() {
    return (String)
        page.locator(VALUE + " .number")
            .first()
            .evaluate("element => getComputedStyle(element).textDecorationLine");
  }

  @Test
  void symbolIsChosenByKeyboardAndItsFaceplateCommandsToConfirmation() {
    page.locator(TANK).focus();
    page.keyboard().press("Enter");
    Locator faceplate = page.getByTestId("faceplate");
    faceplate.waitFor();
    assertThat(faceplate.locator("pr-value").count()).isEqualTo(2);
    faceplate.locator("pr-trend").waitFor();
    faceplate.locator("button.write").click();
    page.locator("pr-faceplate pr-command-box input").first().fill("55");
    page.locator("pr-faceplate").getByTestId("command-write").click();
    page.locator("pr-faceplate [data-testid=command-progress][data-state=confirmed]").waitFor();
    page.keyboard().press("Escape");
    Await.until(
        "the set point shows 55",
        SOON,
        () -> page.locator(".set .number").first().textContent().equals("55"));
    assertThat(faceplate.locator("header a").getAttribute("href")).endsWith(TestProject.DEVICE);
  }

  @Test
  void timeTravelShowsValuesAlarmAndCommandOfThenAndCommandsNothing() {
    laboratory.level(10);
    awaitStored(10);
    Instant before = momentOfHost();
    laboratory.level(95);
    page.locator(ALARM + "[data-state='unacknowledged']").first().waitFor();
    command(60);
    awaitStored(95);
    Instant during = momentOfHost();
    laboratory.level(50);
    awaitText(50);

    page.getByTestId("travel").click();
    go(before);
    awaitText(10);
    assertThat(page.locator(ALARM).count()).isZero();
    assertThat(page.locator("pr-past-commands tr[data-tag='" + Laboratory.SET_POINT + "']").count())
        .as("commands of later")
        .isZero();

    go(during);
    awaitText(95);
    page.locator(ALARM).first().waitFor();
    page.locator(
            "pr-past-commands tr[data-tag='" + Laboratory.SET_POINT + "'][data-state='confirmed']")
        .first()
        .waitFor();
    assertThat(page.locator(ALARM + " button").count()).isZero();
    assertThat(page.locator("pr-value-table .pencil button").count()).isZero();
    page.locator(TANK).focus();
    page.keyboard().press("Enter");
    page.getByTestId("faceplate").waitFor();
    assertThat(page.locator("button.write").count()).isZero();
    page.keyboard().press("Escape");

    page.locator("[data-speed='3600']").click();
    Await.until("playing ends at the present", SOON, this::isPaused);
    page.keyboard().press("Escape");
    awaitText(50);
    assertThat(page.locator("pr-time-bar section").count()).isZero();
  }

  private void command(int value) {
    HostApi api = laboratory.api();
    Map<String, Object> body = Map.of("tag", Laboratory.SET_POINT, "value", value);
    String id = api.post("/api/commands", body).body().path("id").asText();
    Await.until(
        "the command is confirmed",
        SOON,
        () -> api.get("/api/commands/" + id).path("state").asText().equals("confirmed"));
  }

  private boolean isPaused() {
    return "true".equals(page.getByTestId("pause").getAttribute("aria-pressed"));
  }

  private void go(Instant moment) {
    page.getByTestId("time-entry").fill(ENTRY.format(moment));
    page.getByTestId("time-entry").press("Enter");
  }

  /** A moment with whole seconds, at which what is stored now holds. */
  private Instant momentOfHost() {
    Instant later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 1);
    Await.until("a second is over", SOON, () -> Instant.now().isAfter(later.plusMillis(500)));
    return later;
  }

  private void awaitStored(int level) {
    HostApi api = laboratory.api();
    Await.until("the host is up", SOON, api::isUp);
    Await.until("level " + level + " is stored", SOON, () -> stored(api) == level);
  }

  private static int stored(HostApi api) {
    return api.get(
            "/api/past/tags?tag=" + Laboratory.LEVEL + "&at=" + (System.currentTimeMillis() - 1))
        .path("tags")
        .path(0)
        .path("value")
        .asInt(-1);
  }

  private void awaitText(int level) {
    Locator number = page.locator(VALUE + " .number").first();
    Await.until(
        "the level shows " + level,
        SOON,
        () -> number.count() == 1 && number.textContent().equals(Integer.toString(level)));
  }
}

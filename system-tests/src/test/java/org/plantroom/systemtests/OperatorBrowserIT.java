package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/**
 * Operators at real pages of the real programs: from the overview to a confirmed set point by
 * clicks, with a second person, in steps, by a pulse.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class OperatorBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String TYPE =
      Laboratory.TYPE.replace(
          "alarms:",
          """
            Release: {register: coil 0, type: bool, write: {confirm: secondPerson}, group: Main}
            Start: {register: coil 1, type: bool, write: {pulse: 2s}, group: Main}
          alarms:\
          """);

  private final Chromium chromium = Chromium.start();
  private final Laboratory laboratory;

  OperatorBrowserIT(@TempDir Path folder) throws Exception {
    laboratory = new Laboratory(folder, TYPE, Laboratory.DISPLAY);
    laboratory.level(40);
    HostApi api = laboratory.api();
    Await.until("the host is up", SOON, api::isUp);
    Await.until(
        "all values are good",
        SOON,
        () ->
            api.tags(TestProject.DEVICE + "/*").size() == 5
                && api.tags(TestProject.DEVICE + "/*").stream().allMatch(HostApi.Tag::isGood));
  }

  @AfterAll
  void closeAll() throws Exception {
    chromium.close();
    laboratory.close();
  }

  /** Signs a user in and goes to the machine as a person does: by its site's and its own card. */
  private Page atMachine(String user) {
    Page page = chromium.page(1920, 1080);
    page.navigate(laboratory.address());
    TestAccess.signIn(page, user);
    page.locator("pr-site-card h2 a").getByText("Laboratory").click();
    page.locator("pr-machine-card h3 a").getByText("Machine").click();
    page.locator("pr-synoptic [data-symbol='tank']").waitFor();
    return page;
  }

  private static Locator box(Page page, String tag) {
    page.getByLabel(tag + ": write a new set point").click();
    Locator box = page.locator("dialog[open][data-testid='command-box']");
    box.waitFor();
    return box;
  }

  private static Locator progress(Page page, String state) {
    return page.locator(
        "dialog[open] [data-testid=command-progress][data-state=%s]".formatted(state));
  }

  private JsonNode lastEnded(String tag) {
    String path = TestProject.DEVICE + "/" + tag;
    return laboratory.api().get("/api/command-log?limit=1&match=" + path).path("commands").path(0);
  }

  @Test
  void fromTheOverviewToAConfirmedSetPointByClicks() {
    Page page = atMachine(TestAccess.USER);
    page.locator("pr-synoptic [data-symbol='tank']").click();
    Locator faceplate = page.getByTestId("faceplate");
    faceplate.locator("button.write").click();
    Locator box = page.locator("pr-faceplate dialog[open][data-testid='command-box']");
    box.locator("#setpoint").fill("62");
    box.getByTestId("command-write").click();
    progress(page, "confirmed").waitFor();
    box.getByText("Close").click();
    faceplate.getByText("62").first().waitFor();
    assertThat(laboratory.api().tag(Laboratory.SET_POINT).value().asInt()).isEqualTo(62);
    assertThat(lastEnded("SetPoint").path("who").asText()).isEqualTo(TestAccess.USER);
  }

  @Test
  void oneAsksAnotherApproves() {
    Page first = atMachine(TestAccess.USER);
    Locator box = box(first, "Release");
    box.getByText("Somebody else must approve").waitFor();
    box.locator("#setpoint").selectOption("1");
    box.locator("#reason").fill("the tank is clean");
    box.getByTestId("command-write").click();
    progress(first, "requested").waitFor();
    first.keyboard().press("Escape");
    first.locator("a[href='#/commands']").first().click();
    Locator own = first.locator("[data-testid='commands-under-way'] tr[data-state='requested']");
    own.getByText("somebody else must approve").waitFor();
    assertThat(own.getByTestId("approve").count()).isZero();
    assertThat(laboratory.api().tag(TestProject.DEVICE + "/Release").value().asBoolean()).isFalse();

    Page second = atMachine(TestAccess.SECOND);
    second.locator("a[href='#/commands']").first().click();
    Locator row = second.locator("[data-testid='commands-under-way'] tr[data-state='requested']");
    row.getByText("the tank is clean").waitFor();
    row.getByTestId("approve").click();
    second
        .locator("[data-testid='command-log'] tr[data-state='confirmed']")
        .getByText("with " + TestAccess.SECOND)
        .waitFor();
    assertThat(laboratory.api().tag(TestProject.DEVICE + "/Release").value().asBoolean()).isTrue();
    JsonNode ended = lastEnded("Release");
    assertThat(ended.path("who").asText()).isEqualTo(TestAccess.USER);
    assertThat(ended.path("approvedBy").asText()).isEqualTo(TestAccess.SECOND);
  }

  @Test
  void rampMovesAndIsEnded() {
    Page page = atMachine(TestAccess.USER);
    int before = laboratory.api().tag(Laboratory.SET_POINT).value().asInt();
    int target = before > 50 ? 0 : 100;
    Locator box = box(page, "Set point");
    box.locator("#setpoint").fill(Integer.toString(target));
    box.getByText("More").click();
    box.locator("#ramp").fill("5");
    box.getByTestId("command-write").click();
    progress(page, "running").waitFor();
    Await.until(
        "the ramp moves",
        SOON,
        () -> laboratory.api().tag(Laboratory.SET_POINT).value().asInt() != before);
    box.getByTestId("command-cancel").click();
    progress(page, "deviated").waitFor();
    int ended = laboratory.api().tag(Laboratory.SET_POINT).value().asInt();
    assertThat(ended).isNotIn(before, target);
    assertThat(lastEnded("SetPoint").path("readback").asInt()).isEqualTo(ended);
  }

  @Test
  void pulseIsSeenToBeginAndToEnd() {
    Page page = atMachine(TestAccess.USER);
    Locator box = box(page, "Start");
    assertThat(box.locator("#setpoint").count()).as("a pulse has no value").isZero();
    box.getByTestId("command-write").click();
    progress(page, "confirmed").waitFor();
    Await.until(
        "it is over",
        SOON,
        () -> !laboratory.api().tag(TestProject.DEVICE + "/Start").value().asBoolean());
    assertThat(lastEnded("Start").path("state").asText()).isEqualTo("confirmed");
  }
}

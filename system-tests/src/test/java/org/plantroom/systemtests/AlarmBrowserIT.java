package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/** An alarm's whole life, from the device's register to the operator and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlarmBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ROW = "pr-alarm-rows tr[data-name='LevelHigh']";

  /** A trip that its meter reads, and what comes with it. */
  private static final String TYPE =
      Laboratory.TYPE
          + """
            Trip: {tag: Energy, high: 100, latching: true, priority: critical, message: Meter trip, firstOut: meter}
            Fast: {tag: Energy, high: 200, priority: medium, message: Meter too fast, firstOut: meter}
            Follows:
              {tag: Energy, high: 150, priority: low, message: Reading is odd, suppressWhile: {alarm: Trip}}
          """;

  private final Chromium chromium = Chromium.start();
  private final Laboratory laboratory;
  private final Page page;

  AlarmBrowserIT(@TempDir Path folder) throws Exception {
    laboratory = new Laboratory(folder, TYPE, Laboratory.DISPLAY);
    laboratory.level(1);
    page = chromium.page(1920, 1080);
  }

  @AfterAll
  void closeAll() throws Exception {
    chromium.close();
    laboratory.close();
  }

  @Test
  void alarmOutlivesAKilledHostIsAcknowledgedShelvedAndStandsInTheJournal() throws Exception {
    HostApi api = laboratory.api();
    awaitValues();
    laboratory.level(95);
    Await.until(
        "the host has the value", SOON, () -> api.tag(Laboratory.LEVEL).value().asInt() == 95);
    // Inside the on delay of 3 s, most likely; what is tested holds in either case.
    laboratory.killHost();
    laboratory.startHost();
    awaitValues();

    page.navigate(laboratory.address() + "/#/alarms");
    TestAccess.signIn(page);
    page.locator(ROW + "[data-state='unacknowledged']").waitFor();
    assertThat(page.getByTestId("alarm-count").textContent()).startsWith("1");
    page.locator(ROW + " button[data-action='acknowledge']").click();
    page.locator(ROW + "[data-state='acknowledged']").waitFor();

    page.locator(ROW + " button[data-action='shelve']").click();
    page.getByTestId("alarm-box").locator("#reason").fill("the tank is being filled");
    page.getByTestId("alarm-confirm").click();
    page.locator("button[data-view='hidden']").click();
    Locator shelved = page.locator(ROW + "[data-state='shelved']");
    shelved.waitFor();
    assertThat(shelved.textContent()).contains("the tank is being filled");
    shelved.locator("button[data-action='unshelve']").click();

    laboratory.level(50);
    page.locator("button[data-view='list']").click();
    page.locator(ROW + "[data-state='returned-unacknowledged'] button[data-action='acknowledge']")
        .click();
    page.locator(ROW).waitFor(gone());
    page.locator("button[data-view='journal']").click();
    for (String event :
        new String[] {"raised", "acknowledged", "shelved", "unshelved", "cleared"}) {
      page.locator("pr-alarm-journal tr[data-name='LevelHigh'][data-event='" + event + "']")
          .first()
          .waitFor();
    }
  }

  @Test
  void tripIsMarkedAsTheFirstHidesItsConsequenceLatchesAndIsReset() {
    awaitValues();
    Page operator = operator();
    laboratory.energy(120);
    row(operator, "Trip", "unacknowledged").waitFor();
    laboratory.energy(300);
    row(operator, "Fast", "unacknowledged").waitFor();
    assertThat(row(operator, "Trip", "unacknowledged").textContent()).contains("First out");
    assertThat(row(operator, "Fast", "unacknowledged").textContent()).doesNotContain("First out");
    assertThat(operator.locator("pr-alarm-rows tr[data-name='Follows']").count()).isZero();
    view(operator, "hidden");
    Locator hidden = row(operator, "Follows", "suppressed");
    hidden.waitFor();
    assertThat(hidden.textContent()).contains(TestProject.DEVICE + ":Trip stands", "still so");

    view(operator, "list");
    laboratory.energy(0);
    Locator latched = row(operator, "Trip", "latched-unacknowledged");
    button(latched, "acknowledge").click();
    button(row(operator, "Trip", "latched-acknowledged"), "reset").click();
    operator.locator("pr-alarm-rows tr[data-name='Trip']").waitFor(gone());
    button(row(operator, "Fast", "returned-unacknowledged"), "acknowledge").click();
    view(operator, "journal");
    for (String event : new String[] {"raised", "first-out", "cleared", "acknowledged", "reset"}) {
      operator
          .locator("pr-alarm-journal tr[data-name='Trip'][data-event='" + event + "']")
          .first()
          .waitFor();
    }
  }

  @Test
  void alarmGoesOutOfServiceAndBackAndAShelvingEndsByItsTime() {
    awaitValues();
    Page operator = operator();
    laboratory.energy(110);
    button(row(operator, "Trip", "unacknowledged"), "acknowledge").click();
    button(row(operator, "Trip", "acknowledged"), "out-of-service").click();
    operator.getByTestId("alarm-box").locator("#reason").fill("the meter is exchanged");
    operator.getByTestId("alarm-confirm").click();
    operator.locator("pr-alarm-rows tr[data-name='Trip']").waitFor(gone());
    view(operator, "hidden");
    Locator away = row(operator, "Trip", "out-of-service");
    away.waitFor();
    assertThat(away.textContent()).contains("the meter is exchanged", TestAccess.USER);
    button(away, "return-to-service").click();
    view(operator, "list");
    row(operator, "Trip", "unacknowledged").waitFor();

    // The page offers a quarter of an hour at least; the host takes a minute.
    HostApi api = laboratory.api();
    String id = api.get("/api/alarms?match=" + Laboratory.ENERGY).path(0).path("id").asText();
    assertThat(
            api.post(
                    "/api/alarms/" + id + "/shelve", Map.of("minutes", 1, "reason", "a test of it"))
                .status())
        .isEqualTo(200);
    operator.locator("pr-alarm-rows tr[data-name='Trip']").waitFor(gone());
    view(operator, "hidden");
    row(operator, "Trip", "shelved").waitFor();
    assertThat(row(operator, "Trip", "shelved").textContent()).contains("a test of it", "until");
    view(operator, "list");
    row(operator, "Trip", "unacknowledged")
        .waitFor(new Locator.WaitForOptions().setTimeout(120_000));
    view(operator, "journal");
    Locator line =
        operator.locator("pr-alarm-journal tr[data-name='Trip'][data-event='unshelved']");
    assertThat(line.first().textContent()).contains("its time was over");

    view(operator, "list");
    laboratory.energy(0);
    button(row(operator, "Trip", "latched-unacknowledged"), "reset").click();
    button(row(operator, "Trip", "returned-unacknowledged"), "acknowledge").click();
    operator.locator("pr-alarm-rows tr[data-name='Trip']").waitFor(gone());
  }

  private Page operator() {
    Page operator = chromium.page(1920, 1080);
    operator.navigate(laboratory.address() + "/#/alarms");
    TestAccess.signIn(operator);
    return operator;
  }

  private static void view(Page operator, String view) {
    operator.locator("button[data-view='" + view + "']").click();
  }

  private static Locator row(Page operator, String name, String state) {
    return operator.locator(
        "pr-alarm-rows tr[data-name='%s'][data-state='%s']".formatted(name, state));
  }

  private static Locator button(Locator row, String action) {
    return row.locator("button[data-action='" + action + "']");
  }

  private void awaitValues() {
    HostApi api = laboratory.api();
    Await.until("the host is up", SOON, api::isUp);
    Await.until(
        "the level is good",
        SOON,
        () -> api.tags(Laboratory.LEVEL).stream().anyMatch(HostApi.Tag::isGood));
  }

  private static Locator.WaitForOptions gone() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }
}

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
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/** An alarm's whole life, from the device's register to the operator and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlarmBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ROW = "pr-alarm-rows tr[data-name='LevelHigh']";

  private final Chromium chromium = Chromium.start();
  private final Laboratory laboratory;
  private final Page page;

  AlarmBrowserIT(@TempDir Path folder) throws Exception {
    laboratory = new Laboratory(folder);
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

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

/** An engineer who makes a schedule in a browser that a real edge then keeps to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
final class ScheduleBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String MACHINE = "/#/machine/" + TestProject.DEVICE;

  private final Chromium chromium = Chromium.start();
  private final Laboratory laboratory;

  ScheduleBrowserIT(@TempDir Path folder) throws Exception {
    laboratory = new Laboratory(folder);
  }

  @AfterAll
  void closeAll() throws Exception {
    chromium.close();
    laboratory.close();
  }

  private Page engineer(int width, int height) {
    Page page = chromium.page(width, height);
    page.navigate(laboratory.address() + MACHINE);
    TestAccess.signIn(page);
    page.getByTestId("schedules").waitFor();
    return page;
  }

  private static Locator form(Page page) {
    Locator form = page.locator("dialog[open][data-testid='schedule-form']");
    form.getByTestId("week-picture").waitFor();
    return form;
  }

  /** Types into a field as a person at the keyboard does. */
  private static void type(Page page, Locator field, String text) {
    field.focus();
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
    page.keyboard().press("Tab");
  }

  private static void apply(Page page, String reason, String expected) {
    Locator box = page.locator("dialog[open][data-testid='apply-box']");
    box.waitFor();
    assertThat(box.getByTestId("file-diff").textContent()).contains(expected);
    box.locator("#reason").fill(reason);
    box.getByTestId("apply").click();
    page.locator("dialog[data-testid='schedule-form']")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  private void awaitSetPoint(int percent) {
    Await.until(
        "the edge writes %d %%".formatted(percent),
        SOON,
        () ->
            laboratory.api().tags(Laboratory.SET_POINT).stream()
                .anyMatch(tag -> tag.isGood() && tag.value().asInt() == percent));
  }

  @Test
  void scheduleIsMadeChangedAndRemovedByKeyboardAndTheEdgeKeepsToIt() throws Exception {
    Await.until("up", SOON, laboratory.api()::isUp);
    awaitSetPoint(0);
    Page page = engineer(1400, 1000);
    page.getByTestId("new-schedule").selectOption(Laboratory.SET_POINT);
    Locator form = form(page);
    type(page, form.getByLabel("daily, time 1"), "0");
    type(page, form.getByLabel("daily, value 1"), "400");
    form.getByTestId("review-schedule").click();
    form.getByTestId("schedule-problems").getByText("Outside the range").waitFor();
    type(page, form.getByLabel("daily, value 1"), "40");
    form.getByTestId("review-schedule").click();
    apply(page, "nights are short", "schedules: {SetPoint: {weekly: {daily: {\"00:00\": 40}}}}");
    awaitSetPoint(40);
    Locator row = page.locator("li[data-tag='" + Laboratory.SET_POINT + "']");
    row.getByText("now 40").waitFor();
    assertThat(laboratory.api().get("/api/project/versions").toString())
        .contains("nights are short", "tester");

    row.getByTestId("edit-schedule").click();
    form.getByTestId("add-exception").click();
    type(page, form.getByTestId("exception").getByLabel("Name"), "fair");
    type(page, form.getByTestId("exception").getByLabel("from", exact()), "2000-01-01");
    type(page, form.getByTestId("exception").getByLabel("to", exact()), "2099-12-31");
    type(page, form.getByLabel("fair, value 1"), "55");
    form.locator("li[data-day].exception").first().waitFor();
    assertThat(form.getByTestId("next-switches").textContent()).contains("00:00 → 55");
    Pictures.take(page, "schedule");
    form.getByTestId("review-schedule").click();
    apply(page, "", "fair: {from: 2000-01-01, to: 2099-12-31, at: {\"00:00\": 55}}");
    awaitSetPoint(55);

    phone();
    row.getByTestId("edit-schedule").click();
    form.getByTestId("remove-schedule").click();
    apply(page, "", "schedules: {SetPoint");
    row.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    assertThat(laboratory.api().get("/api/schedules/" + TestProject.DEVICE)).isEmpty();
  }

  private static Locator.GetByLabelOptions exact() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  /** On a phone nothing is wider than the screen. */
  private void phone() throws Exception {
    Page page = engineer(360, 740);
    page.getByTestId("edit-schedule").click();
    Locator form = form(page);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(form.evaluate("box => box.scrollWidth - box.clientWidth")).isEqualTo(0);
    Pictures.look(page, "schedule-phone");
  }
}

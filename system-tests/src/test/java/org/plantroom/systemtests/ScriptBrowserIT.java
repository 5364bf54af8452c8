package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/**
 * Scripts in every text that people or project files can give, and in the address: each is shown as
 * the text it is, and none runs. A blocked script counts as one that ran: the page must not have
 * made an element of it at all.
 */
@Timeout(240)
class ScriptBrowserIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  /** What each text holds beside a word that tells the texts apart. */
  private static final String SCRIPT =
      "<img src=\"nowhere.invalid\" onerror=\"window.struck=1;alert(1)\"><svg onload=\"alert(2)\">"
          + "<script>window.struck=2</script>";

  /** For texts of a drawing and the names of strangers in the audit, which are short. */
  private static final String SHORT = "<img src=nowhere onerror=alert(3)>";

  private static final String TYPE =
      """
      name: '{TYPE}'
      class: tank
      scanClasses: {normal: 250ms}
      tags:
        Level:
          {register: holding 0, type: u16, overview: true, group: '{GROUP}', description: '{TAG}',
           states: {0: '{STATE}'}}
        SetPoint: {register: holding 3, type: u16, write: {min: 0, max: 100}, group: Main}
      alarms:
        Low: {tag: Level, low: 10, priority: high, message: '{ALARM}', action: '{ACTION}'}
      """;
  private static final String DISPLAY =
      """
      name: '{DISPLAY}'
      type: machine
      size: [80, 40]
      symbols:
        tank: {symbol: tank, at: [20, 8], label: '{LABEL}', tags: [Level, SetPoint]}
      """;

  /** Elements that a page made of a text, through all its shadow roots. */
  private static final String STRUCK =
      """
      () => {
        const all = (root) => [...root.querySelectorAll('*')]
          .flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
        const made = all(document).filter((one) =>
          one.matches('[onerror], [onload], img[src*="nowhere"]') ||
          (one.localName === 'script' && one.textContent.includes('struck')));
        return made.length + (window.struck === undefined ? 0 : 1000);
      }
      """;

  private final List<String> told = new CopyOnWriteArrayList<>();

  private static String hostile(String word) {
    return word + " " + SCRIPT;
  }

  private static String filled(String text, String script) {
    return text.replaceAll("\\{([A-Z]+)}", "$1 " + script);
  }

  @Test
  void textsAreShownAndNeverRun(@TempDir Path folder) throws Exception {
    try (Chromium chromium = Chromium.start();
        Laboratory laboratory =
            new Laboratory(folder, filled(TYPE, SCRIPT), filled(DISPLAY, SHORT))) {
      HostApi api = laboratory.api();
      Await.until("the host is up", SOON, api::isUp);
      name(folder.resolve("project/sites/lab.yaml"));
      assertThat(api.post("/api/project/reload", Map.of()).status()).isEqualTo(200);
      say(api);
      Page page = chromium.page(1920, 1080);
      page.onDialog(
          (Dialog dialog) -> {
            told.add("dialog: " + dialog.message());
            dialog.dismiss();
          });
      page.onConsoleMessage(
          message -> {
            if (message.text().contains("Content Security Policy")) {
              told.add("console: " + message.text());
            }
          });
      page.navigate(laboratory.address());
      TestAccess.signIn(page);
      visit(page, laboratory.address());
      assertThat(told).isEmpty();
    }
  }

  /** Names of the site, its edge and its machine, which need no restart. */
  private static void name(Path site) throws Exception {
    Files.writeString(
        site,
        Files.readString(site)
            .replace("name: Laboratory", "name: '" + hostile("SITE") + "'")
            .replace("name: Machine", "name: '" + hostile("MACHINE") + "'"));
  }

  /** What people say over the API, which takes any words. */
  private static void say(HostApi api) {
    Await.until("values", SOON, () -> api.tags(Laboratory.SET_POINT).size() == 1);
    Map<String, Object> order =
        Map.of("tag", Laboratory.SET_POINT, "value", 7, "reason", hostile("REASON"));
    assertThat(api.post("/api/commands", order).status()).isEqualTo(202);
    Map<String, Object> note =
        Map.of(
            "path", TestProject.DEVICE, "from", Instant.now().toString(), "text", hostile("NOTE"));
    assertThat(api.post("/api/annotations", note).status()).isEqualTo(201);
    Await.until("an alarm", SOON, () -> api.get("/api/alarms").size() == 1);
    String id = api.get("/api/alarms").path(0).path("id").asText();
    Map<String, Object> reason = Map.of("reason", hostile("ACKNOWLEDGED"));
    assertThat(api.post("/api/alarms/" + id + "/acknowledge", reason).status()).isEqualTo(200);
    Map<String, Object> user = Map.of("name", hostile("USER"), "roles", Map.of("*", "viewer"));
    assertThat(api.post("/api/users", user).status()).as("no name for a user").isIn(400, 409);
    assertThat(api.post("/api/session", Map.of("user", "STRANGER " + SHORT, "password", "x")))
        .extracting(HostApi.Answer::status)
        .isEqualTo(401);
  }

  private static void visit(Page page, String address) {
    String script = URLEncoder.encode(SCRIPT, StandardCharsets.UTF_8).replace("+", "%20");
    String level = Laboratory.LEVEL.replace("/", "%2F");
    look(page, address + "/#/", "SITE", "MACHINE");
    look(page, address + "/#/site/lab", "SITE", "MACHINE", "ALARM", "ACTION");
    look(page, address + "/#/machine/" + TestProject.DEVICE, "MACHINE", "GROUP", "TAG", "STATE");
    page.locator("pr-synoptic").getByText("LABEL " + SHORT).first().waitFor();
    look(page, address + "/#/alarms", "ALARM", "ACTION", "ACKNOWLEDGED");
    page.locator("button[data-view='journal']").click();
    shows(page, "ACKNOWLEDGED");
    look(page, address + "/#/commands", "REASON");
    look(page, address + "/#/audit", "ACKNOWLEDGED");
    page.getByText("STRANGER " + SHORT).first().waitFor();
    look(page, address + "/#/trends/" + level, "NOTE");
    for (String reflected :
        List.of(
            "/?next=" + script + "#/",
            "/?sign-in=" + script + "#/",
            "/#/site/" + script,
            "/#/machine/" + script,
            "/#/machine/a/b/" + script,
            "/#/trends/" + script,
            "/#/trends/set/" + script,
            "/#/" + script)) {
      look(page, address + reflected);
    }
  }

  /** Opens an address and looks for texts there, each with its script as it is written. */
  private static void look(Page page, String address, String... words) {
    page.navigate(address);
    page.reload();
    page.locator("nav").first().waitFor();
    for (String word : words) {
      shows(page, word);
    }
    assertThat(page.evaluate(STRUCK)).as("elements made of texts at %s", address).isEqualTo(0);
  }

  private static void shows(Page page, String word) {
    page.getByText(hostile(word)).first().waitFor();
  }
}

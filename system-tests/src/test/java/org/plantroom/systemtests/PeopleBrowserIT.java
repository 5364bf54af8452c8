package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first start's one-time password to a second user, on the pages. */
class PeopleBrowserIT {
  private static final String TYPE =
      "name: Tank\nclass: tank\ntags: {Level: {register: holding 0, type: u16}}\n";
  private static final String OWN = "a quiet plant room";

  @Test
  void theFirstAdministratorLetsASecondUserIn(@TempDir Path folder) throws Exception {
    Path project = TestProject.write(folder.resolve("project"), TYPE, Ports.free(), Ports.free());
    try (Chromium chromium = Chromium.start();
        Program host =
            Program.start(
                "host", "--project", project, "--data", folder.resolve("host"), "--http", 0)) {
      String address = host.awaitLine("^host: (\\S+)$").group(1);
      String once = host.awaitLine("one-time password (\\S+)").group(1);
      Page page = chromium.page(1280, 800);
      page.navigate(address + "/#/users");
      signIn(page, "admin", "wrong password");
      page.getByText("the name or the password is wrong").waitFor();
      Pictures.take(page, "sign-in");
      signIn(page, "admin", once);
      choose(page, once);
      page.getByTestId("account").waitFor();

      page.getByTestId("add-user").click();
      page.getByTestId("grant-box").locator("#name").fill("bo");
      page.getByTestId("grant-confirm").click();
      String forBo = page.getByTestId("secret").textContent();
      page.getByTestId("secret-box").getByText("Close").click();
      page.locator("tr[data-user='bo']").waitFor();
      Pictures.take(page, "users");

      page.getByTestId("sign-out").click();
      signIn(page, "bo", forBo);
      choose(page, forBo);
      page.getByTestId("account").getByText("bo").waitFor();
      assertThat(page.getByText("Audit").count()).as("not a viewer's page").isZero();

      page.getByTestId("sign-out").click();
      signIn(page, "admin", OWN);
      page.getByTestId("account").waitFor();
      page.navigate(address + "/#/audit");
      page.locator("tr[data-what='sign-in-failed']").first().waitFor();
      page.getByTestId("verify").click();
      Locator verdict = page.getByTestId("verdict");
      verdict.waitFor();
      assertThat(verdict.getAttribute("data-sound")).isEqualTo("true");
      Pictures.take(page, "audit");
    }
  }

  private static void signIn(Page page, String user, String password) {
    page.locator("#user").fill(user);
    page.locator("#password").fill(password);
    page.getByTestId("sign-in").click();
  }

  private static void choose(Page page, String once) {
    page.locator("#old").fill(once);
    page.locator("#fresh").fill(OWN);
    page.locator("#again").fill(OWN);
    page.getByTestId("choose-password").click();
  }
}

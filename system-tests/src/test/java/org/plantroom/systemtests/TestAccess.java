package org.plantroom.systemtests;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.plantroom.core.Time;
import org.plantroom.host.Access;
import org.plantroom.security.Accounts;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;

/** Ways into a host that has not been started yet. */
final class TestAccess {
  /** The user of {@link #user}. */
  static final String USER = "tester";

  /** Another user who may do as much, where {@link #users} made them. */
  static final String SECOND = "second";

  /** Their password. */
  static final String PASSWORD = "a quiet plant room";

  private static final Grants EVERYTHING = Grants.everywhere(Role.ADMINISTRATOR);

  private TestAccess() {}

  /**
   * Makes a token for everything.
   *
   * @param data the host's data folder
   */
  static String token(Path data) throws IOException {
    Time time = Time.system();
    try (Accounts accounts = Access.accounts(data, time)) {
      long tomorrow = time.millis() + Duration.ofDays(1).toMillis();
      return accounts.issue("system test", EVERYTHING, tomorrow, "system test").text();
    }
  }

  /**
   * Makes a user who may do everything.
   *
   * @param data the host's data folder
   */
  static void user(Path data) throws IOException {
    users(data, USER);
  }

  /** Makes users who may do everything, all with the same password. */
  static void users(Path data, String... names) throws IOException {
    try (Accounts accounts = Access.accounts(data, Time.system())) {
      for (String name : names) {
        accounts.add(name, EVERYTHING, PASSWORD);
        accounts.choosePassword(name, PASSWORD);
      }
    }
  }

  /** Signs {@link #USER} in, on a page that asks for it. */
  static void signIn(Page page) {
    signIn(page, USER);
  }

  /** Signs a user in, on a page that asks for it. */
  static void signIn(Page page, String user) {
    page.locator("#user").fill(user);
    page.locator("#password").fill(PASSWORD);
    page.getByTestId("sign-in").click();
    // Not for the button to sign out: a phone has it on another page.
    page.locator("pr-sign-in")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }
}

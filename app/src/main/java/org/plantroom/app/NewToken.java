package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.plantroom.core.Time;
import org.plantroom.host.Access;
import org.plantroom.security.Accounts;
import org.plantroom.security.Grants;

/** Makes API tokens of hosts that are not running. */
final class NewToken {
  private NewToken() {}

  /**
   * Makes one and keeps its digest in the host's data folder.
   *
   * @param data the host's data folder
   * @param living from now on
   * @return the secret
   * @throws IOException when the host runs, or the folder cannot be written
   */
  static String in(Path data, Grants grants, Duration living, Time time) throws IOException {
    return in(data, Access.COMMAND_LINE, grants, living, time);
  }

  /** The same with a name that says what it is for. */
  static String in(Path data, String name, Grants grants, Duration living, Time time)
      throws IOException {
    try (Accounts accounts = Access.accounts(data, time)) {
      long expires = time.millis() + living.toMillis();
      Access.note(data, "token-issued", Map.of("name", name, "roles", grants), time);
      return accounts.issue(name, grants, expires, Access.COMMAND_LINE).text();
    }
  }
}

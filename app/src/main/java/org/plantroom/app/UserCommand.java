package org.plantroom.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plantroom.core.Time;
import org.plantroom.host.Access;
import org.plantroom.security.Accounts;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;
import org.plantroom.security.Secrets;
import org.plantroom.security.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom user}: the way back in for those who have locked themselves out. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = {
      "Give an administrator of a host that is not running a one-time password, and print it.",
      "An unknown name becomes a new administrator; a locked one is let in again."
    })
final class UserCommand implements Callable<Integer> {
  private final Time time;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "NAME", description = "the user's name")
  private String name = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  UserCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException {
    String user = User.name(name);
    String password = Secrets.typeable();
    try (Accounts accounts = Access.accounts(data.folder, time)) {
      Grants everything = Grants.everywhere(Role.ADMINISTRATOR);
      boolean isNew = accounts.find(user) == null;
      Access.note(data.folder, isNew ? "user-added" : "user-reset", Map.of("user", user), time);
      if (isNew) {
        accounts.add(user, everything, password);
      } else {
        accounts.resetPassword(user, password);
        accounts.grant(user, everything);
        accounts.lock(user, false);
      }
    }
    spec.commandLine().getOut().println(password);
    return 0;
  }
}

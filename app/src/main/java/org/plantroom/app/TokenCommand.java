package org.plantroom.app;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plantroom.core.Time;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom token}: an API token of a host that is not running. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Make an API token of a host that is not running; prints it, this once.",
      "A running host makes them on its page of users."
    })
final class TokenCommand implements Callable<Integer> {
  private final Time time;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "NAME", description = "what it is for")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "[SITE=]ROLE",
      description =
          "viewer, operator, engineer or administrator, at all sites or one; may be repeated")
  private String[] roles = {};

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "how long it lives (default: ${DEFAULT-VALUE})",
      defaultValue = "365")
  private int days = 365;

  @Spec private CommandSpec spec = CommandSpec.create();

  TokenCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException {
    String token = NewToken.in(data.folder, name, grants(), Duration.ofDays(days), time);
    spec.commandLine().getOut().println(token);
    return 0;
  }

  private Grants grants() {
    Map<String, Role> bySite = new LinkedHashMap<>();
    for (String text : roles) {
      int at = text.indexOf('=');
      bySite.put(at < 0 ? Grants.ALL_SITES : text.substring(0, at), role(text.substring(at + 1)));
    }
    return new Grants(bySite);
  }

  private static Role role(String text) {
    try {
      return Role.of(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--role: " + e.getMessage());
    }
  }
}

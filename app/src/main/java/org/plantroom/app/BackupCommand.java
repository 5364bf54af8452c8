package org.plantroom.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plantroom backup}: a copy of a running host's data. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copy the data of a running host as it stands; prints the copy's folder.")
final class BackupCommand implements Callable<Integer> {
  @Mixin private HostOption host = new HostOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    String answer = host.ask("POST", "/api/backup", HttpResponse.BodyHandlers.ofString());
    spec.commandLine()
        .getOut()
        .println(new ObjectMapper().readTree(answer).path("folder").asText());
    return 0;
  }
}

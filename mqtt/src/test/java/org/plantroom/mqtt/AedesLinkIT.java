package org.plantroom.mqtt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Links over aedes, the broker of the Node.js world. */
final class AedesLinkIT extends LinkContract {
  private static final Path SOURCE = Path.of("src/test/aedes");
  private static final Path INSTALLED = Path.of("target/aedes");
  private static final long LONGEST_INSTALL_SECONDS = 120;

  AedesLinkIT() {
    super(KnownBroker.AEDES);
  }

  @Override
  Broker start(Path folder) throws IOException, InterruptedException {
    assumeTrue(
        install(folder.resolve("npm.log")),
        "aedes could not be installed with npm, so it is not tested against");
    int port = ProcessBroker.freePort();
    ProcessBuilder command = new ProcessBuilder("node", "server.js", Integer.toString(port));
    return ProcessBroker.start(
        command.directory(INSTALLED.toFile()), port, folder.resolve("aedes.log"));
  }

  private static boolean install(Path log) throws IOException, InterruptedException {
    Files.createDirectories(INSTALLED);
    for (String file : new String[] {"package.json", "package-lock.json", "server.js"}) {
      Files.write(INSTALLED.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
    }
    if (Files.isDirectory(INSTALLED.resolve("node_modules/aedes"))) {
      return true;
    }
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return npm.waitFor(LONGEST_INSTALL_SECONDS, TimeUnit.SECONDS) && npm.exitValue() == 0;
    } catch (IOException e) {
      return false; // no npm here
    }
  }
}

package org.plantroom.systemtests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.plantroom.testkit.Await;

/** Debian's mosquitto as a child process on loopback. */
final class Mosquitto implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

  private final Process process;

  private Mosquitto(Process process) {
    this.process = process;
  }

  /** Skips the test where mosquitto is not installed. */
  static void assumeInstalled() {
    Assumptions.assumeTrue(
        Files.isExecutable(PROGRAM), "mosquitto is not installed (Debian: apt install mosquitto)");
  }

  /** Starts it and waits until it listens. */
  static Mosquitto start(Path folder, int port) throws IOException {
    Path settings = folder.resolve("mosquitto.conf");
    Files.writeString(
        settings,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence false
        user root
        """
            .formatted(port));
    File log = folder.resolve("mosquitto.log").toFile();
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    Await.until("mosquitto listens", Duration.ofSeconds(10), () -> Ports.isListened(port));
    return new Mosquitto(process);
  }

  /** Ends it at once, forgetting everything it held. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}

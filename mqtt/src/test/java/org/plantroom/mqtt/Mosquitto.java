package org.plantroom.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.plantroom.testkit.Await;

/** Debian's mosquitto as a process of its own, on a free loopback port. */
final class Mosquitto implements Broker {
  private static final String BINARY_VARIABLE = "MOSQUITTO";

  private final Process process;
  private final int port;

  private Mosquitto(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where the program is, if it is: the variable MOSQUITTO, or the usual places. */
  static Optional<Path> program() {
    return Stream.concat(
            Optional.ofNullable(System.getenv(BINARY_VARIABLE)).stream(),
            Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto"))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param port 0 for any free one
   * @param more further lines of its configuration
   */
  static Mosquitto start(Path folder, int port, String... more) throws IOException {
    Files.createDirectories(folder);
    int chosen = port == 0 ? freePort() : port;
    Path configuration = folder.resolve("mosquitto.conf");
    Files.write(
        configuration,
        Stream.concat(
                Stream.of(
                    "listener " + chosen + " 127.0.0.1",
                    "max_queued_messages 0",
                    // Started by root it would else become a user who cannot read the folder.
                    "user " + System.getProperty("user.name")),
                Stream.of(more))
            .toList());
    Process process =
        new ProcessBuilder(
                List.of(program().orElseThrow().toString(), "-c", configuration.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log(folder).toFile())
            .start();
    Await.until(
        "mosquitto listens", Duration.ofSeconds(10), () -> listens(process, chosen, folder));
    return new Mosquitto(process, chosen);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("mosquitto.log");
  }

  private static boolean listens(Process process, int port, Path folder) throws IOException {
    if (!process.isAlive()) {
      throw new IOException("mosquitto ended: " + Files.readString(log(folder)));
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

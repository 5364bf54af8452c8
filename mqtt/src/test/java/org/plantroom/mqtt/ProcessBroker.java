package org.plantroom.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.plantroom.testkit.Await;

/** A broker as a process of its own, on a loopback port. */
final class ProcessBroker implements Broker {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private ProcessBroker(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and waits until it listens. */
  static ProcessBroker start(ProcessBuilder command, int port, Path log) throws IOException {
    Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Await.until("the broker listens", LONGEST_START, () -> listens(process, port, log));
    return new ProcessBroker(process, port);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(Process process, int port, Path log) throws IOException {
    if (!process.isAlive()) {
      throw new IOException("the broker ended: " + Files.readString(log));
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
    // Some are scripts around the program itself.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.plantroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TcpProxyTest {
  private final ServerSocket server = echo();
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    proxy = TcpProxy.start("127.0.0.1", server.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void passesBytesBothWays() throws IOException {
    try (Socket client = connect()) {
      assertThat(exchange(client, "hello")).isEqualTo("hello");
    }
    assertThat(proxy.accepted()).isEqualTo(1);
  }

  @Test
  void cutClosesPresentConnectionsAndLetsNewOnesIn() throws IOException {
    try (Socket client = connect()) {
      assertThat(exchange(client, "a")).isEqualTo("a");
      proxy.cut();
      Await.until("cut", Duration.ofSeconds(5), () -> isClosed(client));
    }
    try (Socket client = connect()) {
      assertThat(exchange(client, "b")).isEqualTo("b");
    }
  }

  @Test
  void blackHoleKeepsConnectionsOpenAndSilentUntilItPassesAgain() throws IOException {
    try (Socket client = connect()) {
      assertThat(exchange(client, "a")).isEqualTo("a");
      proxy.mode(TcpProxy.Mode.BLACKHOLE);
      client.getOutputStream().write('b');
      client.setSoTimeout(200);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> client.getInputStream().read());
      proxy.mode(TcpProxy.Mode.PASS);
      client.setSoTimeout(5000);
      assertThat(client.getInputStream().read()).isEqualTo('b');
    }
  }

  @Test
  void refusingClosesEveryConnection() throws IOException {
    try (Socket before = connect()) {
      assertThat(exchange(before, "a")).isEqualTo("a");
      proxy.mode(TcpProxy.Mode.REFUSE);
      Await.until("cut", Duration.ofSeconds(5), () -> isClosed(before));
    }
    try (Socket client = connect()) {
      Await.until("refused", Duration.ofSeconds(5), () -> isClosed(client));
    }
  }

  @Test
  void bandwidthIsLimited() throws IOException {
    proxy.bandwidth(50_000);
    long begun = System.nanoTime();
    try (Socket client = connect()) {
      exchange(client, "x".repeat(10_000));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(150));
  }

  @Test
  void absentServerClosesTheClient() throws IOException {
    server.close();
    try (Socket client = connect()) {
      Await.until("closed", Duration.ofSeconds(5), () -> isClosed(client));
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(5000);
    return socket;
  }

  private static String exchange(Socket client, String text) throws IOException {
    byte[] sent = text.getBytes(StandardCharsets.UTF_8);
    client.getOutputStream().write(sent);
    return new String(client.getInputStream().readNBytes(sent.length), StandardCharsets.UTF_8);
  }

  private static boolean isClosed(Socket client) {
    try {
      return client.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static ServerSocket echo() {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().name("echo").start(() -> serve(server));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().name("echo client").start(() -> echo(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void echo(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      return; // the proxy cut it: that is what is tested
    }
  }
}

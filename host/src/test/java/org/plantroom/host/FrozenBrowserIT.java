package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.security.Role;
import org.plantroom.testkit.Await;

/** A browser that asks and asks and never reads is let go; the others notice nothing. */
@Timeout(120)
final class FrozenBrowserIT {
  private static final int QUESTIONS = 2_000;

  @Test
  void aSocketThatDoesNotReadIsClosedBeforeItsAnswersPileUp(@TempDir Path folder) throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")))) {
      URI address = URI.create("tcp://127.0.0.1:" + broker.port());
      try (PlantroomHost host = Plant.host(folder, address);
          Browser browser = new Browser(host);
          ScriptedEdge edge = new ScriptedEdge(Plant.EDGE, address).start()) {
        Await.until(
            "the pump is known", Plant.PATIENCE, () -> browser.tag(Plant.FLOW).has("value"));
        Browser.Live live = browser.live();
        live.say("{\"op\":\"subscribe\",\"id\":1,\"match\":[\"**\"]}");
        try (Socket frozen = frozen(host)) {
          Await.until("both are there", Plant.PATIENCE, () -> browsers(browser) == 2);
          ask(frozen);
          Await.until("it is let go", Plant.PATIENCE, () -> browsers(browser) == 1);
        }
        edge.data(0, edge.flow(7, System.currentTimeMillis()));
        Await.until("the other is told", Plant.PATIENCE, () -> live.heard("\"value\":7.0"));
      }
    }
  }

  private static int browsers(Browser browser) throws Exception {
    String metrics = browser.get("/metrics").body();
    return (int)
        metrics
            .lines()
            .filter(line -> line.startsWith("plantroom_browsers "))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
            .sum();
  }

  /** Upgrades to a WebSocket and reads nothing, not even the answer to that. */
  private static Socket frozen(PlantroomHost host) throws IOException {
    String token = Plant.token(host.access().accounts(), Role.VIEWER);
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4 << 10);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), host.httpPort()));
    String upgrade =
        """
        GET /api/live HTTP/1.1
        Host: 127.0.0.1:%d
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13
        Authorization: Bearer %s

        """
            .formatted(host.httpPort(), token);
    socket
        .getOutputStream()
        .write(upgrade.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void ask(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      byte[] text =
          "{\"op\":\"subscribe\",\"id\":1,\"match\":[\"**\"]}".getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < QUESTIONS; i++) {
        // RFC 6455, 5.2: a whole text frame, masked by zeros.
        out.write(0x81);
        out.write(0x80 | text.length);
        out.write(new byte[4]);
        out.write(text);
      }
      out.flush();
    } catch (IOException e) {
      assertThat(e).as("let go while it still asked").isInstanceOf(IOException.class);
    }
  }
}

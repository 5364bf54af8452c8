package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.sparkplug.Metric;
import org.plantroom.testkit.Await;

/** Broker, host, an edge by script and a browser, over real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class HostIT {
  private static final long T0 = 1_700_000_000_000L;

  private Path folder;
  private final AtomicInteger edges = new AtomicInteger(100);
  private EmbeddedBroker broker;
  private URI address;
  private PlantroomHost host;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path temporary) throws InterruptedException {
    folder = temporary;
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    address = URI.create("tcp://127.0.0.1:" + broker.port());
    open();
  }

  private void open() {
    host = Plant.host(folder, address);
    browser = new Browser(host);
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
  }

  private void shut() {
    browser.close();
    host.close();
  }

  @AfterAll
  void stop() {
    shut();
    broker.close();
  }

  private ScriptedEdge edge() {
    return edge(new EdgeId("north", "edge" + edges.incrementAndGet()));
  }

  private ScriptedEdge edge(EdgeId id) {
    ScriptedEdge edge = new ScriptedEdge(id, address).start();
    Await.until("tags are good", Plant.PATIENCE, () -> isGood(edge));
    return edge;
  }

  private boolean isGood(ScriptedEdge edge) throws IOException, InterruptedException {
    return browser.tag(edge.path("Flow")).path("quality").asText().equals("good");
  }

  private static void awaitDelivered(ScriptedEdge edge, long offsets) {
    Await.until("receipt", Plant.PATIENCE, () -> edge.delivered().lowestMissing() >= offsets);
  }

  private JsonNode link(String path) throws IOException, InterruptedException {
    for (JsonNode link : browser.json("/api/links")) {
      if (link.path("path").asText().equals(path)) {
        return link;
      }
    }
    throw new AssertionError("no link " + path);
  }

  @Test
  void aValueReachesTagsSocketAndHistoryAndIsReceipted() throws Exception {
    try (ScriptedEdge edge = edge()) {
      Browser.Live live = browser.live();
      live.say("{\"op\":\"subscribe\",\"id\":1,\"match\":[\"%s\"]}".formatted(edge.path("*")));
      Await.until("snapshot", Plant.PATIENCE, () -> live.heard("\"op\":\"snapshot\""));
      edge.data(0, edge.flow(42.5f, System.currentTimeMillis()));
      Await.until("change", Plant.PATIENCE, () -> live.heard("\"value\":42.5"));
      assertThat(browser.tag(edge.path("Flow")).path("value").asDouble()).isEqualTo(42.5);
      awaitDelivered(edge, 1);
      assertThat(browser.raw(edge.path("Flow")).path("values").toString()).isEqualTo("[42.5]");
      Await.until("beat", Plant.PATIENCE, () -> live.heard("\"op\":\"beat\""));
      live.end();
    }
  }

  @Test
  void doubledAndReorderedMessagesAreStoredOnceAlsoAfterARestart() throws Exception {
    try (ScriptedEdge edge = edge()) {
      for (int pass = 0; pass < 2; pass++) {
        for (long i = 99; i >= 0; i--) {
          edge.data(i, edge.count(i, T0 + i, true));
          edge.data(i, edge.count(i, T0 + i, true));
        }
        awaitDelivered(edge, 100);
        shut();
        open();
        Await.until("good again", Plant.PATIENCE, () -> isGood(edge) || nudge(edge));
      }
      JsonNode counts = browser.raw(edge.path("Count")).path("values");
      assertThat(counts).hasSize(100);
      for (int i = 0; i < 100; i++) {
        assertThat(counts.path(i).asLong()).isEqualTo(i);
      }
    }
  }

  /** An edge that says nothing is not known to a host that has just come. */
  private static boolean nudge(ScriptedEdge edge) {
    edge.data(0, edge.count(0, T0, true));
    return false;
  }

  @Test
  void trendCsvAndParquetTellTheSame() throws Exception {
    try (ScriptedEdge edge = edge()) {
      Metric[] metrics = new Metric[60];
      for (int i = 0; i < metrics.length; i++) {
        metrics[i] = edge.count(i, T0 + i * 1_000L, true);
      }
      edge.data(0, metrics);
      awaitDelivered(edge, 1);
      String range =
          "/api/history?from=%d&to=%d&tag=%s&".formatted(T0, T0 + 60_000, edge.path("Count"));
      JsonNode trend = browser.json(range + "points=6").path("series").path(0);
      long count = 0;
      for (JsonNode each : trend.path("count")) {
        count += each.asLong();
      }
      assertThat(count).isEqualTo(60);
      HttpResponse<String> csv = browser.get(range + "raw=true", "Accept", "text/csv");
      assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
      assertThat(csv.body().lines()).hasSize(61);
      byte[] parquet = browser.bytes(range + "format=parquet");
      assertThat(Arrays.copyOf(parquet, 4)).isEqualTo("PAR1".getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void rubbishOnTheWireDoesNothingButCount() throws Exception {
    try (ScriptedEdge edge = edge()) {
      byte[] good = edge.payload(7, edge.flow(13f, System.currentTimeMillis()));
      for (int length = 0; length < good.length; length++) {
        edge.sendRaw(edge.topic("DDATA"), Arrays.copyOf(good, length));
      }
      edge.sendRaw("spBv1.0/north/DDATA", good);
      edge.sendRaw("spBv1.0/north/DDATA/edge1/pump/too/deep", good);
      edge.sendRaw("spBv1.0/no rth\u0001/NBIRTH/x", good);
      edge.data(0, Metric.data(999_999, Sample.good(Value.of(5f), T0), false));
      Await.until(
          "refusals are counted",
          Plant.PATIENCE,
          () -> link(edge.path("x").replace("/pump/x", "")).path("refused").asLong() > 0);
      Await.until("a rebirth was asked for", Plant.PATIENCE, () -> edge.births() > 1);
      Await.until("values flow again", Plant.PATIENCE, () -> isGood(edge));
      // Another rebirth may still be on its way, and tells what the flow is then.
      edge.flowAtBirth(77f);
      edge.data(1, edge.flow(77f, System.currentTimeMillis()));
      Await.until(
          "the next value is shown",
          Plant.PATIENCE,
          () -> browser.tag(edge.path("Flow")).path("value").asDouble() == 77);
      assertThat(edge.delivered().contains(0)).as("unknown alias is not receipted").isFalse();
    }
  }

  @Test
  void aDyingEdgeMakesItsTagsBad() throws Exception {
    ScriptedEdge edge = edge();
    edge.deviceDies();
    Await.until(
        "device away",
        Plant.PATIENCE,
        () -> browser.tag(edge.path("Flow")).path("quality").asText().equals("bad-no-answer"));
    edge.die();
    Await.until(
        "edge away",
        Plant.PATIENCE,
        () -> browser.tag(edge.path("Flow")).path("quality").asText().equals("bad-edge-offline"));
  }

  @Test
  void aCommandIsConfirmedByTheReadbackAlone() throws Exception {
    try (ScriptedEdge edge = edge(Plant.EDGE)) {
      HttpResponse<String> answer =
          browser.post("/api/commands", "{\"tag\":\"%s\",\"value\":21.5}".formatted(Plant.FLOW));
      assertThat(answer.statusCode()).isEqualTo(202);
      String id = Json.read(answer.body()).path("id").asText();
      String path = "/api/commands/" + id;
      assertThat(answer.headers().firstValue("Location")).contains(path);
      Await.until("it arrives", Plant.PATIENCE, () -> !edge.commands().isEmpty());
      assertThat(edge.commands().element()).contains(id, "21.5");
      assertThat(browser.json(path).path("state").asText()).isEqualTo("sent");
      edge.result(id, "ACCEPTED");
      Await.until(
          "accepted",
          Plant.PATIENCE,
          () -> browser.json(path).path("state").asText().equals("accepted"));
      edge.data(0, edge.flow(21.5f, System.currentTimeMillis()));
      Await.until(
          "confirmed",
          Plant.PATIENCE,
          () -> browser.json(path).path("state").asText().equals("confirmed"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400",
        "no json | 400",
        "[] | 400",
        "{\"tag\":1,\"value\":1} | 400",
        "{\"tag\":\"north/edge1/pump\",\"value\":1} | 400",
        "{\"tag\":\"north/edge1/pump/Nothing\",\"value\":1} | 404",
        "{\"tag\":\"north/edge1/pump/Count\",\"value\":1} | 403",
        "{\"tag\":\"north/edge1/pump/Flow\",\"value\":50.1} | 400",
        "{\"tag\":\"north/edge1/pump/Flow\",\"value\":\"5\"} | 400",
        "{\"tag\":\"north/edge1/pump/Flow\",\"value\":1e999} | 400",
        "{\"tag\":\"north/edge1/pump/Flow\"} | 400",
        "{\"tag\":\"north/edge1/pump/Mode\",\"value\":70000} | 400",
        "{\"tag\":\"north/edge1/pump/Mode\",\"value\":1.5} | 400",
        "{\"tag\":\"north/edge1/pump/On\",\"value\":1} | 400",
        "{\"tag\":\"north/edge1/pump/Name\",\"value\":\"123456789\"} | 400",
        "{\"tag\":\"north/edge1/pump/Flow\",\"value\":1,\"expires\":\"soon\"} | 400",
        "{\"tag\":\"north/edge1/pump/Flow\",\"value\":1,\"expires\":\"2000-01-01T00:00:00Z\"} |"
            + " 400",
        "{\"tag\":\"north/edge1/pump/Flow\",\"value\":1}{} | 400",
      })
  void aBadCommandIsAProblem(String body, int status) throws Exception {
    assertProblem(browser.post("/api/commands", body), status);
  }

  private static void assertProblem(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(Json.read(answer.body()).path("status").asInt()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/history, 400",
    "/api/history?tag=a/b/c/d, 400",
    "/api/history?tag=a/b/c/d&from=1&to=1, 400",
    "/api/history?tag=a/b/c/d&from=x&to=2, 400",
    "/api/history?tag=a/b/c/d&from=1&to=2&points=0, 400",
    "/api/history?tag=a/b/c/d&from=1&to=2&points=99999999999, 400",
    "/api/history?tag=a/b/c/d&from=1&to=2&raw=true&limit=-1, 400",
    "/api/history?tag=a/b/c/d&from=1&to=2&format=xml, 400",
    "/api/gaps?tag=a/b/c/d, 400",
    "/api/commands/none, 404",
    "/api/devices/a/b/c, 404",
    "/api/nothing, 404",
    "/nothing.html, 404",
  })
  void aBadRequestIsAProblem(String path, int status) throws Exception {
    assertProblem(browser.get(path), status);
  }

  @Test
  void anUnknownTagHasAnEmptyHistory() throws Exception {
    JsonNode series = browser.raw("a/b/c/d");
    assertThat(series.path("times")).isEmpty();
    assertThat(browser.json("/api/gaps?tag=a/b/c/d&from=0&to=253402300799000")).isEmpty();
    assertThat(browser.json("/api/history?tag=a/b/c/d&from=0&to=253402300799000").path("series"))
        .hasSize(1);
  }

  @Test
  void aBodyTooLargeIsAProblem() throws Exception {
    assertProblem(browser.post("/api/commands", "x".repeat(70_000)), 413);
  }

  @Test
  void pagesOfOtherOriginsMayNeitherWriteNorListen() throws Exception {
    assertProblem(browser.post("/api/commands", "{}", "Origin", "http://evil.example"), 403);
    assertThatThrownBy(() -> browser.live("Origin", "http://evil.example"))
        .hasMessageContaining("WebSocketHandshakeException");
    browser.live("Origin", "http://127.0.0.1:" + host.httpPort()).end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/tags HTTP/1.1\r\nHost: evil.example\r\n",
        "GET /api/tags HTTP/1.1\r\n",
        "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\n",
        "GET /assets/..%5c..%5cx HTTP/1.1\r\nHost: 127.0.0.1\r\n",
        "GET /%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n",
        "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n",
        "BREW /api/tags HTTP/1.1\r\nHost: 127.0.0.1\r\n",
        "rubbish\r\n",
      })
  void aStrangeRequestIsRefusedWithAProblem(String request) throws Exception {
    String answer = raw(request + "Connection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
    assertThat(answer).containsIgnoringCase("content-type: " + Problem.MEDIA_TYPE);
    assertThat(answer).doesNotContain("root:", "jetty", "org.eclipse");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.httpPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void rubbishOnTheSocketIsAnsweredOrEndsThatSocketAlone() throws Exception {
    Browser.Live good = browser.live();
    Browser.Live bad = browser.live();
    for (String text :
        List.of(
            "no json",
            "{}",
            "{\"op\":\"dance\",\"id\":3}",
            "{\"op\":\"subscribe\",\"id\":4}",
            "{\"op\":\"subscribe\",\"id\":5,\"match\":[]}",
            "{\"op\":\"subscribe\",\"id\":6,\"match\":[\"\"]}")) {
      bad.say(text);
    }
    Await.until(
        "six errors",
        Plant.PATIENCE,
        () -> bad.all().stream().filter(m -> m.contains("\"op\":\"error\"")).count() == 6);
    bad.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
    Await.until("closed for binary", Plant.PATIENCE, () -> bad.closeCode() == 1003);
    Browser.Live large = browser.live();
    // The host may hang up before the last byte has left.
    large.socket().sendText("x".repeat(100_000), true).handle((_, refused) -> refused).join();
    Await.until("closed for size", Plant.PATIENCE, () -> large.closeCode() != -1);
    Await.until("the other goes on", Plant.PATIENCE, () -> good.heard("\"op\":\"beat\""));
    good.end();
  }

  @Test
  void oneUserHasAHundredSocketsAtMost() {
    List<Browser.Live> sockets = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      sockets.add(browser.live());
    }
    Await.until("refused", Plant.PATIENCE, () -> sockets.getLast().closeCode() == 1013);
    sockets.removeLast();
    assertThat(sockets).allMatch(socket -> socket.closeCode() == -1);
    sockets.forEach(Browser.Live::end);
  }

  @Test
  void aBrowserThatReadsNothingHoldsUpNobody() throws Exception {
    try (ScriptedEdge edge = edge();
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), host.httpPort())) {
      slow.setReceiveBufferSize(1_024);
      slow.getOutputStream().write(upgrade());
      slow.getOutputStream().write(frame("{\"op\":\"subscribe\",\"id\":1,\"match\":[\"**\"]}"));
      Browser.Live live = browser.live();
      live.say("{\"op\":\"subscribe\",\"id\":1,\"match\":[\"%s\"]}".formatted(edge.path("*")));
      for (int i = 0; i < 2_000; i++) {
        edge.data(i, edge.flow(i, System.currentTimeMillis()));
      }
      Await.until("the last is shown", Plant.PATIENCE, () -> live.heard("\"value\":1999.0"));
      live.end();
    }
  }

  private byte[] upgrade() {
    return ("GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** A masked text frame of less than 126 bytes, RFC 6455 5.2; a mask of zeros changes nothing. */
  private static byte[] frame(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(6 + bytes.length)
        .put((byte) 0x81)
        .put((byte) (0x80 | bytes.length))
        .putInt(0)
        .put(bytes)
        .array();
  }

  @Test
  void everyAnswerCarriesTheSecurityHeadersAndIsNotCached() throws Exception {
    for (String path : List.of("/api/tags", "/health", "/nothing", "/api/history")) {
      HttpResponse<String> answer = browser.get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'self'")
          .doesNotContain("unsafe", "ws:");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }
  }

  @Test
  void linksTellOfBrokerAndHistory() throws Exception {
    assertThat(link("broker").path("state").asText()).isEqualTo("connected");
    assertThat(link("history").path("state").asText()).isEqualTo("connected");
    assertThat(browser.get("/metrics").body()).contains("plantroom_tags", "jvm_memory");
  }
}

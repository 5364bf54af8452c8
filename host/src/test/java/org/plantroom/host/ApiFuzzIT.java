package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.testkit.Await;
import org.plantroom.workbench.Workbench;

/**
 * Every route of the API with parameters and bodies that chance makes: each request is answered in
 * time, never with 500, and what is refused is a problem that says why.
 */
@Timeout(600)
final class ApiFuzzIT {
  private static final int REQUESTS = Boolean.getBoolean("plantroom.full") ? 20_000 : 150;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What connections are read and answered with. */
  private static final String BUFFERS = "jvm_buffer_memory_used_bytes{id=\"direct\"}";

  private static final double MOST_GROWTH = 64e6;

  /** An edge node that no request names. */
  private static final EdgeId BESIDE = new EdgeId("south", "beside");

  private static final int LONGEST_ANSWER = 4_000_000;

  /** A request line beyond 8 KiB is the server's own matter. */
  private static final int LONGEST_TARGET = 4_000;

  /** Values that mean something to some parameter, right or just beyond right. */
  private static final List<String> TELLING =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1",
          "20000",
          "20001",
          "1000000",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "1e400",
          "NaN",
          "true",
          "false",
          "null",
          "shell",
          "result.json",
          "json",
          "parquet",
          "csv",
          "2026-11-22T08:00:00Z",
          "2026-11-22T08:00:00+18:00",
          "+999999999-12-31T23:59:59Z",
          "-0001-01-01T00:00:00Z",
          "4000000000000",
          "253402300800000",
          "north/edge1/pump/Flow",
          "north/edge1/pump/Count",
          "north/edge1/pump",
          "north//pump/Flow",
          "a/b/c/d",
          "**",
          "*/*/*/*",
          "***",
          "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
          "..",
          "../../etc/passwd",
          "%",
          "' OR 1=1 --",
          "\u0000",
          "\uD83D\uDE00",
          "\u202E",
          "x".repeat(2000));

  private static final Set<String> BODILESS = Set.of("get", "delete");

  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "{}",
          "{\"tag\":1}",
          "{\"tag\":\"north/edge1/pump/Flow\"}",
          "{\"tag\":\"north/edge1/pump/Flow\",\"value\":%s}",
          "{\"tag\":\"north/edge1/pump/Name\",\"value\":\"%s\"}",
          "{\"tag\":\"north/edge1/pump/Mode\",\"value\":%s,\"expires\":\"%s\"}",
          "{\"user\":\"%s\",\"password\":\"%s\"}",
          "{\"name\":\"%s\",\"roles\":{\"%s\":\"viewer\"},\"days\":%s}",
          "{\"tag\":\"north/edge1/pump/On\",\"value\":%s,\"reason\":%s}",
          "{\"text\":\"%s\",\"version\":\"%s\"}",
          "{\"text\":\"run: exit 0\",\"version\":%s}",
          "{\"study\":\"%s\"}",
          "{\"name\":\"x\",\"tags\":[\"%s\"],\"from\":\"%s\",\"to\":\"%s\",\"minutes\":%s}",
          "[".repeat(3000));

  private final long seed = Long.getLong("plantroom.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final EmbeddedBroker broker;
  private final URI address;
  private final Workbench workbench;
  private final PlantroomHost host;
  private final Browser browser;

  ApiFuzzIT(@TempDir Path folder) throws Exception {
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    address = URI.create("tcp://127.0.0.1:" + broker.port());
    workbench = ShellStudies.open(folder);
    host = Plant.host(folder, address, Optional.of(workbench));
    browser = new Browser(host);
  }

  @BeforeEach
  void awaitStart() {
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
  }

  @AfterEach
  void stop() {
    browser.close();
    host.close();
    workbench.close();
    broker.close();
  }

  /** An operation of the description: method, path and the names of its query parameters. */
  private record Operation(String method, String path, List<String> parameters) {}

  private List<Operation> operations() throws Exception {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path :
        browser.json("/openapi.json").path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        List<String> names = method.getValue().path("parameters").findValuesAsText("name");
        operations.add(new Operation(method.getKey(), path.getKey(), names));
      }
    }
    operations.removeIf(operation -> operation.path().equals("/api/live"));
    return operations;
  }

  @Test
  void noParameterAndNoBodyMakesTheHostFail() throws Exception {
    List<Operation> operations = operations();
    assertThat(operations).hasSizeGreaterThan(10);
    ScriptedEdge edge = new ScriptedEdge(BESIDE, address).start();
    try (edge) {
      Await.until("its tags are there", Plant.PATIENCE, () -> flow(edge) == Plant.FLOW_AT_BIRTH);
      fuzz(operations, edge);
    }
  }

  private void fuzz(List<Operation> operations, ScriptedEdge edge) throws Exception {
    double tags = metric("plantroom_tags");
    double buffers = metric(BUFFERS);
    long heap = usedHeap();
    for (int i = 0; i < REQUESTS; i++) {
      edge.data(i, edge.flow(i, System.currentTimeMillis()));
      // Each route has its turn whatever the seed.
      Operation operation = operations.get(i % operations.size());
      String target = target(operation);
      String body = BODILESS.contains(operation.method()) ? null : fill(BODIES);
      HttpResponse<String> answer = send(operation.method(), target, body);
      assertThat(answer.statusCode())
          .as(
              "-Dplantroom.seed=%d, request %d: %s %s %s",
              seed, i, operation.method(), target, body)
          .isNotEqualTo(500);
      assertThat(answer.body().length()).as(target).isLessThan(LONGEST_ANSWER);
      if (answer.statusCode() >= 400 && !operation.path().equals("/health")) {
        JsonNode problem = Json.read(answer.body());
        assertThat(problem.path("status").asInt()).as(target).isEqualTo(answer.statusCode());
        assertThat(problem.path("detail").asText()).as(target).isNotBlank();
        assertThat(answer.body().length()).as(target).isLessThan(5_000);
      }
    }
    assertThat(browser.get("/health").statusCode()).isEqualTo(200);
    assertThat(metric("plantroom_tags")).as("tags nobody has sent").isEqualTo(tags);
    assertThat(metric("plantroom_browsers")).isZero();
    assertThat(metric(BUFFERS) - buffers).as("bytes outside the heap").isLessThan(MOST_GROWTH);
    assertThat((double) usedHeap() - heap).as("bytes in the heap").isLessThan(MOST_GROWTH);
    assertUndisturbed(edge);
  }

  /** Every value of the edge node beside came through and is receipted, nobody wrote to it. */
  private void assertUndisturbed(ScriptedEdge edge) {
    Await.until("the last value", Plant.PATIENCE, () -> flow(edge) == REQUESTS - 1);
    Await.until(
        "the receipt of all", Plant.PATIENCE, () -> edge.delivered().lowestMissing() >= REQUESTS);
    assertThat(edge.births()).as("births").isEqualTo(1);
    assertThat(edge.commands()).noneMatch(command -> command.contains("\"tag\""));
  }

  private double flow(ScriptedEdge edge) throws Exception {
    return browser.tag(edge.path("Flow")).path("value").asDouble();
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private double metric(String name) throws Exception {
    return browser
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private String target(Operation operation) {
    StringBuilder target = new StringBuilder();
    for (String level : operation.path().split("/", -1)) {
      target.append(target.isEmpty() && level.isEmpty() ? "" : "/");
      target.append(level.startsWith("{") ? encoded(value()) : level);
    }
    if (target.isEmpty() || target.charAt(0) != '/') {
      target.insert(0, '/');
    }
    char mark = '?';
    for (String name : operation.parameters()) {
      int times = random.nextInt(8) == 0 ? random.nextInt(150) : random.nextInt(3);
      for (int i = 0; i < times && target.length() < LONGEST_TARGET; i++) {
        target.append(mark).append(name).append('=').append(encoded(value()));
        mark = '&';
      }
    }
    return target.toString();
  }

  private String value() {
    String value = TELLING.get(random.nextInt(TELLING.size()));
    if (random.nextInt(6) == 0 && !value.isEmpty()) {
      int at = random.nextInt(value.length());
      value = value.substring(0, at) + (char) random.nextInt(0x3000) + value.substring(at);
    }
    return value;
  }

  private String fill(List<String> templates) {
    String body = templates.get(random.nextInt(templates.size()));
    while (body.contains("%s")) {
      body = body.replaceFirst("%s", Matcher.quoteReplacement(value()));
    }
    return body;
  }

  /** Percent-encoded; a dot too, lest the client resolve it, and sometimes not at all well. */
  private String encoded(String value) {
    String encoded =
        URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
    return random.nextInt(30) == 0 && encoded.length() < 100 ? encoded + "%FF" : encoded;
  }

  private HttpResponse<String> send(String method, String target, @Nullable String body)
      throws Exception {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(browser.uri(target))
            .timeout(PATIENCE)
            .method(method.toUpperCase(Locale.ROOT), content);
    try {
      return browser.send(request);
    } catch (IOException e) {
      // After a refused body the server hangs up, which the client's next request may meet
      // (RFC 9112, 9.3.1): it was not taken, and is sent anew over another connection.
      return browser.send(request);
    }
  }
}

package org.plantroom.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.TagPath;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;

/**
 * A host with the embedded broker, as {@code plantroom host} runs them, in a process of its own.
 */
final class Centre implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BROKER = Pattern.compile("^broker: mqtt://127\\.0\\.0\\.1:(\\d+)$");
  private static final Pattern HOST = Pattern.compile("^host: http://127\\.0\\.0\\.1:(\\d+)$");
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private final ChildJvm process;
  private final HttpClient http;
  private final int mqttPort;
  private final int httpPort;
  private final String token;

  private Centre(ChildJvm process, HttpClient http, int mqttPort, int httpPort, String token) {
    this.process = process;
    this.http = http;
    this.mqttPort = mqttPort;
    this.httpPort = httpPort;
    this.token = token;
  }

  /**
   * Starts one on a free port and waits until it is connected to its broker.
   *
   * @param run whose folder holds the project in {@code project} and takes the data
   * @param javaOptions options beside this process's own
   */
  static Centre start(BenchRun run, List<String> javaOptions)
      throws IOException, InterruptedException {
    return start(run, javaOptions, 0);
  }

  /**
   * The same on the port of one before it, so that edges find it again.
   *
   * @param mqttPort the broker's, 0 for a free one
   */
  static Centre start(BenchRun run, List<String> javaOptions, int mqttPort)
      throws IOException, InterruptedException {
    Path data = run.folder().resolve("host");
    String token =
        NewToken.in(data, Grants.everywhere(Role.VIEWER), Duration.ofDays(1), run.time());
    List<String> command =
        List.of(
            "host",
            "--project",
            run.folder().resolve("project").toString(),
            "--data",
            data.toString(),
            "--http",
            "0",
            "--mqtt",
            Integer.toString(mqttPort));
    ChildJvm process = ChildJvm.start("host", run, javaOptions, command);
    try {
      int mqtt = Integer.parseInt(process.await(BROKER).group(1));
      int http = Integer.parseInt(process.await(HOST).group(1));
      Centre centre = new Centre(process, HttpClient.newHttpClient(), mqtt, http, token);
      centre.awaitBroker(run);
      return centre;
    } catch (CommandFailure | IOException | InterruptedException e) {
      process.close();
      throw e;
    }
  }

  private void awaitBroker(BenchRun run) throws IOException, InterruptedException {
    while (!link("broker").path("state").asText().equals("connected")) {
      run.time().sleep(Duration.ofMillis(100));
    }
  }

  /** Where edges find the broker. */
  URI broker() {
    return URI.create("tcp://127.0.0.1:" + mqttPort);
  }

  /** The broker's port. */
  int mqttPort() {
    return mqttPort;
  }

  /** Opens a socket to the live values. */
  WebSocket live(WebSocket.Listener listener) {
    URI address = URI.create("ws://127.0.0.1:%d/api/live".formatted(httpPort));
    return http.newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .buildAsync(address, listener)
        .join();
  }

  /** What the host says of its links. */
  JsonNode links() throws IOException, InterruptedException {
    return get("/api/links");
  }

  /** What the host says of one link; a missing node when there is none of the path. */
  JsonNode link(String path) throws IOException, InterruptedException {
    for (JsonNode link : links()) {
      if (link.path("path").asText().equals(path)) {
        return link;
      }
    }
    return JSON.missingNode();
  }

  /** Values the host has committed to its history. */
  long storedValues() throws IOException, InterruptedException {
    return link("history").path("storedValues").asLong();
  }

  /** How many samples of a tag the host has stored, up to a million. */
  int storedSamples(TagPath tag) throws IOException, InterruptedException {
    JsonNode answer =
        get(
            "/api/history?raw=true&limit=1000000&tag=%s&from=%s&to=%s"
                .formatted(tag, Instant.EPOCH, "2100-01-01T00:00:00Z"));
    return answer.path("series").path(0).path("times").size();
  }

  /**
   * One of the host's metrics, in Prometheus' spelling.
   *
   * @throws IOException also when the host has no such metric
   */
  long metric(String name) throws IOException, InterruptedException {
    String all = new String(ask("/metrics"), StandardCharsets.UTF_8);
    Matcher line = Pattern.compile("^" + name + " (\\S+)$", Pattern.MULTILINE).matcher(all);
    if (!line.find()) {
      throw new IOException("the host has no metric " + name);
    }
    return Math.round(Double.parseDouble(line.group(1)));
  }

  /** Ends it as a power cut would. */
  void kill() {
    http.close();
    process.kill();
  }

  /**
   * Asks the API.
   *
   * @param path with query, e.g. {@code /api/links}
   * @throws IOException also when the answer is not 200
   */
  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(ask(path));
  }

  private byte[] ask(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
            .timeout(LONGEST_ANSWER)
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("the host answered %d to %s".formatted(answer.statusCode(), path));
    }
    return answer.body();
  }

  /** What host and broker use together, from now on. */
  ProcessMeter meter() {
    return process.meter();
  }

  @Override
  public void close() {
    http.close();
    process.close();
  }
}

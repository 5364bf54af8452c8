package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Time;
import org.plantroom.simulation.PlantSimulation;
import org.plantroom.simulation.PlantSource;

/** Faults of a plant that runs, over HTTP; its time stands unless the console lets it pass. */
class FaultServerIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PlantSimulation plant;
  private final FaultServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  FaultServerIT() throws Exception {
    plant =
        PlantSimulation.start(
            PlantSource.find("office", PlantCatalogue.all()),
            new PlantSimulation.Options(0, 0, 1, List.of()),
            Time.system());
    server = FaultServer.start(plant, 0);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    plant.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(
        to("/api/faults")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String fault(String text) {
    return JSON.createObjectNode().put("fault", text).toString();
  }

  private JsonNode faults() throws IOException, InterruptedException {
    HttpResponse<String> answer = send(to("/api/faults"));
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("faults");
  }

  @Test
  void faultsBeginWaitAndEndInTheWordsOfTheConsole() throws Exception {
    plant.say("step 60");
    assertThat(post(fault("bias of 2 K on heatPump.loadLeaving for 30 min")).statusCode())
        .isEqualTo(201);
    assertThat(post(fault("trip on heatPump at 2 h for 10 min every 1 d")).statusCode())
        .isEqualTo(201);
    JsonNode faults = faults();
    assertThat(faults).hasSize(2);
    assertThat(faults.path(0).toString())
        .isEqualTo(
            "{\"fault\":\"bias of 2 K on heatPump.loadLeaving\",\"target\":\"heatPump.loadLeaving\","
                + "\"active\":true,\"beginSeconds\":3600.0,\"endSeconds\":5400.0}");
    assertThat(faults.path(1).path("active").booleanValue()).isFalse();
    assertThat(faults.path(1).path("everySeconds").doubleValue()).isEqualTo(86_400);
    assertThat(plant.say("faults")).contains("now: bias of 2 K", "later: trip on heatPump");
    assertThat(plant.status().faults()).containsExactly("bias of 2 K on heatPump.loadLeaving");
    plant.say("step 31");
    assertThat(faults()).hasSize(1);
    HttpResponse<String> ended = send(to("/api/faults?target=heatPump").DELETE());
    assertThat(ended.body()).isEqualTo("{\"ended\":1}");
    assertThat(faults()).isEmpty();
  }

  @Test
  void whatConsoleOrFileBeganIsSeenAndMendedToo() throws Exception {
    plant.say("fault freeze on hp-01/OutdoorTemperature for 1 h");
    plant.say("fault silence on tank-01");
    assertThat(faults()).hasSize(2);
    String target = URLEncoder.encode("hp-01/OutdoorTemperature", StandardCharsets.UTF_8);
    assertThat(send(to("/api/faults?target=" + target).DELETE()).statusCode()).isEqualTo(200);
    assertThat(send(to("/api/faults").DELETE()).body()).isEqualTo("{\"ended\":1}");
    assertThat(plant.say("faults")).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsReason() throws Exception {
    HttpResponse<String> unknown = post(fault("trip on heatPum"));
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(unknown.body()).path("detail").textValue())
        .contains("did you mean heatPump");
    assertThat(post(fault("rust")).body()).contains("a fault such as");
    assertThat(post("{\"fault\": 3}").statusCode()).isEqualTo(400);
    assertThat(post("{\"fault\": \"trip on heatPump\", \"more\": 1}").statusCode()).isEqualTo(400);
    assertThat(post("no json").statusCode()).isEqualTo(400);
    assertThat(post(fault("x".repeat(5_000))).statusCode()).isEqualTo(413);
    assertThat(send(to("/api/faults?target=heatPump").DELETE()).statusCode()).isEqualTo(404);
    assertThat(send(to("/api/faults?all").DELETE()).statusCode()).isEqualTo(400);
    assertThat(send(to("/api/fault")).statusCode()).isEqualTo(404);
    HttpRequest.Builder put = to("/api/faults").PUT(HttpRequest.BodyPublishers.noBody());
    assertThat(send(put).statusCode()).isEqualTo(405);
    assertThat(faults()).isEmpty();
  }

  @Test
  void faultsAreBounded() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      assertThat(plant.say("fault trip on heatPump at %d h for 1 min".formatted(i + 1))).isEmpty();
    }
    HttpResponse<String> one = post(fault("trip on heatPump"));
    assertThat(one.statusCode()).isEqualTo(400);
    assertThat(one.body()).contains("1000 others", "clear some first");
    assertThat(plant.say("fault trip on heatPump")).contains("1000 others");
    assertThat(send(to("/api/faults").DELETE()).body()).isEqualTo("{\"ended\":1000}");
  }

  @Test
  void pagesOfOthersReachNothing() throws Exception {
    HttpRequest.Builder plain =
        to("/api/faults")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(fault("trip on heatPump")));
    assertThat(send(plain).statusCode()).isEqualTo(415);
    assertThat(send(to("/api/faults").header("Origin", "https://example.org")).statusCode())
        .isEqualTo(403);
    assertThat(send(to("/api/faults").header("Origin", "http://localhost:8080")).statusCode())
        .isEqualTo(200);
    assertThat(statusOfHost("example.org")).startsWith("HTTP/1.1 403");
    assertThat(statusOfHost("localhost:1")).startsWith("HTTP/1.1 200");
    assertThat(faults()).isEmpty();
  }

  private String statusOfHost(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /api/status HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(host)
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theDescriptionNamesEachCallAndNoOther() throws Exception {
    JsonNode paths = JSON.readTree(send(to("/openapi.json")).body()).path("paths");
    assertThat(paths.fieldNames())
        .toIterable()
        .containsExactly("/api/faults", "/api/status", "/openapi.json");
    assertThat(paths.path("/api/faults").fieldNames())
        .toIterable()
        .containsExactly("get", "post", "delete");
    JsonNode status = JSON.readTree(send(to("/api/status")).body());
    assertThat(status.path("steps").intValue()).isZero();
    assertThat(status.path("sentence").textValue()).startsWith("day 1 00:00:00");
  }
}

package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.Time;

/** Parameters as they come over a socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ParamsTest {
  private static final Need ANYBODY = new Need.Nothing();

  private Access access;
  private LiveSocket live;
  private HttpServer server;
  private HttpClient client;

  @BeforeAll
  void serve(@TempDir Path folder) {
    PageSettings pages = PageSettings.ofDemo(0);
    access = Access.open(folder, pages.openOnLoopback(), Time.system());
    live =
        new LiveSocket(
            new LiveTags(),
            _ -> {
              throw new AssertionError("nobody follows alarms here");
            },
            access::isCurrent,
            Time.system());
    server =
        new HttpServer(pages, new Gate(TABLE, access, pages), List.of(ParamsTest::routes), live);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  void close() throws IOException {
    client.close();
    server.close();
    live.close();
    access.close();
  }

  private static final AccessTable TABLE =
      new AccessTable(
          Map.of(
              "GET /time",
              ANYBODY,
              "GET /number",
              ANYBODY,
              "GET /flag",
              ANYBODY,
              "GET /tags",
              ANYBODY,
              "GET /tag",
              ANYBODY,
              "GET /match",
              ANYBODY,
              AccessTable.LIVE,
              ANYBODY));

  private static void routes(RoutesConfig routes) {
    routes.get("/time", c -> c.result(String.valueOf(Params.time(c, "t"))));
    routes.get("/number", c -> c.result(String.valueOf(Params.number(c, "n", 1, 100, 7))));
    routes.get("/flag", c -> c.result(String.valueOf(Params.flag(c, "f"))));
    routes.get("/tags", c -> c.result(Params.tags(c).toString()));
    routes.get("/tag", c -> c.result(Params.oneTag(c).toString()));
    routes.get("/match", c -> c.result(Params.match(c).toString()));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "/time?t=0, 0",
    "/time?t=1700000000000, 1700000000000",
    "/time?t=2023-11-14T22:13:20Z, 1700000000000",
    "/time?t=2023-11-14T23:13:20%2B01:00, 1700000000000",
    "/time?t=2023-11-14T22:13:20.123Z, 1700000000123",
    "/number, 7",
    "/number?n=100, 100",
    "/flag, false",
    "/flag?f=true, true",
    "/tag?tag=a/b/c/d, a/b/c/d",
    "/match, **",
    "/match?match=a/**, a/**",
  })
  void goodParametersAreRead(String path, String expected) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/time",
        "/time?t=",
        "/time?t=yesterday",
        "/time?t=-1",
        "/time?t=99999999999999999999999",
        "/time?t=999999999999999",
        "/time?t=2023-13-45T00:00:00Z",
        "/time?t=2023-11-14",
        "/time?t=%2B999999999-01-01T00:00:00Z",
        "/time?t=1960-01-01T00:00:00Z",
        "/number?n=0",
        "/number?n=101",
        "/number?n=1e2",
        "/number?n=99999999999999999999",
        "/number?n=",
        "/flag?f=yes",
        "/tags",
        "/tags?tag=a/b/c",
        "/tags?tag=a/b/c/d%00",
        "/tag?tag=a/b/c/d&tag=a/b/c/e",
        "/match?match=",
        "/match?match=%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A%2A",
      })
  void badParametersAreProblemsThatSayWhatWasExpected(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(Json.read(answer.body()).path("detail").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/match?match=", "/time?t=", "/tags?tag=", "/number?n="})
  void tenKilobytesAreRefusedAndNotEchoed(String start) throws Exception {
    HttpResponse<String> answer = get(start + "a".repeat(10_000));
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body().length()).isLessThan(1_000);
  }
}

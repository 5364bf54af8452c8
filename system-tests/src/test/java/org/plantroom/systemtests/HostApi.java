package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A host's API as any program sees it. */
final class HostApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALWAYS = "&from=1970-01-02T00:00:00Z&to=2099-01-01T00:00:00Z";

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String base;
  private final @Nullable String token;

  /** Asks a demo, which is open to whoever is on its machine. */
  HostApi(int port) {
    this(port, null);
  }

  /** Asks a host with a token of {@link TestAccess}. */
  HostApi(int port, @Nullable String token) {
    this.base = "http://127.0.0.1:" + port;
    this.token = token;
  }

  /** A live value. */
  record Tag(String path, JsonNode value, String quality, String sourceTime) {
    boolean isGood() {
      return quality.startsWith("good");
    }
  }

  /** A time without usable values, from the first moment to just before the second. */
  record Gap(Instant from, Instant to, String reason) {
    boolean covers(Instant time) {
      return !time.isBefore(from) && time.isBefore(to);
    }
  }

  /** An answer of any status. */
  record Answer(int status, String type, JsonNode body) {}

  /** Asks for a resource that must be there. */
  JsonNode get(String path) {
    Answer answer = ask(path);
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Asks for a resource, whatever the answer. */
  Answer ask(String path) {
    return send(request(path).GET().build());
  }

  /** True when the host answers that it is well. */
  boolean isUp() {
    try {
      return client
              .send(request("/health").GET().build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  Answer post(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString()))
            .build());
  }

  Answer put(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString()))
            .build());
  }

  List<Tag> tags(String glob) {
    return stream(get("/api/tags?match=" + encoded(glob)))
        .map(
            tag ->
                new Tag(
                    tag.path("path").asText(),
                    tag.path("value"),
                    tag.path("quality").asText(),
                    tag.path("sourceTime").asText()))
        .toList();
  }

  /** The one tag of this path. */
  Tag tag(String path) {
    List<Tag> tags = tags(path);
    assertThat(tags).as(path).hasSize(1);
    return tags.getFirst();
  }

  /** All raw samples of a tag. */
  Series history(String tag) {
    JsonNode answer = get("/api/history?raw=true&limit=1000000&tag=" + encoded(tag) + ALWAYS);
    return Series.of(answer.path("series").path(0));
  }

  /** Reasons of all gaps of a tag. */
  List<String> gapReasons(String tag) {
    return gaps(tag).stream().map(Gap::reason).toList();
  }

  /** All gaps of a tag. */
  List<Gap> gaps(String tag) {
    return stream(get("/api/gaps?tag=" + encoded(tag) + ALWAYS))
        .map(
            gap ->
                new Gap(
                    Instant.parse(gap.path("from").asText()),
                    Instant.parse(gap.path("to").asText()),
                    gap.path("reason").asText()))
        .toList();
  }

  /** The state of a link, or "absent". */
  String linkState(String path) {
    return link(path).path("state").asText("absent");
  }

  /** A link with its counters; a missing node when there is none of the path. */
  JsonNode link(String path) {
    return stream(get("/api/links"))
        .filter(link -> link.path("path").asText().equals(path))
        .findFirst()
        .orElse(JSON.missingNode());
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new AssertionError("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}

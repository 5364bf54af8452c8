package org.plantroom.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser who may sign in: keeps the cookie and shows the page's token. */
final class Visitor implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private @Nullable String cookie;
  private @Nullable String csrf;

  Visitor(int port) {
    this.port = port;
  }

  /** The cookie as the browser sends it. */
  @Nullable String cookie() {
    return cookie;
  }

  void cookie(@Nullable String other) {
    cookie = other;
  }

  void csrf(@Nullable String other) {
    csrf = other;
  }

  HttpResponse<String> signIn(String user, String password)
      throws IOException, InterruptedException {
    return enter("/api/session", Map.of("user", user, "password", password));
  }

  HttpResponse<String> enter(String path, Map<String, String> body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send("POST", path, Json.write(body));
    take(answer);
    JsonNode token = Json.read(answer.body()).path("csrf");
    csrf = token.isTextual() ? token.asText() : csrf;
    return answer;
  }

  /** Takes the last cookie an answer gives. */
  void take(HttpResponse<String> answer) {
    List<String> given = answer.headers().allValues("Set-Cookie");
    if (!given.isEmpty()) {
      cookie = given.getLast().substring(0, given.getLast().indexOf(';'));
    }
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, null, headers);
  }

  /** Sends a request with what this visitor has. */
  HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    List<String> all = new ArrayList<>(List.of(headers));
    if (cookie != null) {
      all.addAll(List.of("Cookie", cookie));
    }
    if (csrf != null && !all.contains(Gate.CSRF_HEADER)) {
      all.addAll(List.of(Gate.CSRF_HEADER, csrf));
    }
    if (!all.isEmpty()) {
      request.headers(all.toArray(String[]::new));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}

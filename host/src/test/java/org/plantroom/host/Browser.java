package org.plantroom.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.Role;

/** What a browser does: requests and a live socket. */
final class Browser implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private final @Nullable String token;

  /** A browser whose user may do everything. */
  Browser(PlantroomHost host) {
    this(host.httpPort(), Plant.token(host.access().accounts(), Role.ADMINISTRATOR));
  }

  /** A browser that shows a token, or none. */
  Browser(int port, @Nullable String token) {
    this.port = port;
    this.token = token;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)), headers);
  }

  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
  }

  HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).DELETE());
  }

  HttpResponse<String> send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(
        authorized(request).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder authorized(HttpRequest.Builder request) {
    return token == null ? request : request.setHeader("Authorization", "Bearer " + token);
  }

  byte[] bytes(String path) throws IOException, InterruptedException {
    HttpRequest request = authorized(HttpRequest.newBuilder(uri(path))).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return Json.read(get(path).body());
  }

  /** The live tag of a path, or a missing node. */
  JsonNode tag(String path) throws IOException, InterruptedException {
    return json("/api/tags?match=" + path).path(0);
  }

  /** The raw samples of a tag over all time. */
  JsonNode raw(String tag) throws IOException, InterruptedException {
    return json("/api/history?raw=true&limit=1000000&from=0&to=4000000000000&tag=" + tag)
        .path("series")
        .path(0);
  }

  Live live(String... headers) {
    Live live = new Live();
    WebSocket.Builder builder = client.newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    live.socket.complete(
        builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/live"), live).join());
    return live;
  }

  @Override
  public void close() {
    // Live sockets are open for ever, and a plain close would wait for their end.
    client.shutdownNow();
    client.close();
  }

  /** A live socket and all it heard. */
  static final class Live implements WebSocket.Listener {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private volatile int closeCode = -1;

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket webSocket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        heard.add(part.toString());
        part.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(
        WebSocket webSocket, int statusCode, String reason) {
      closeCode = statusCode;
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      closeCode = 1006;
    }

    void say(String text) {
      socket().sendText(text, true).join();
    }

    WebSocket socket() {
      return socket.join();
    }

    boolean heard(String text) {
      return heard.stream().anyMatch(message -> message.contains(text));
    }

    List<String> all() {
      return heard;
    }

    int closeCode() {
      return closeCode;
    }

    void end() {
      socket().abort();
    }
  }
}

package org.plantroom.notifications;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A program that is told of alarms over real HTTP. */
final class HookServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private volatile int status = 204;

  /** What was posted. */
  record Post(String id, String signature, String body) {}

  private HookServer(HttpServer server) {
    this.server = server;
    server.createContext(
        "/hook",
        exchange -> {
          posts.add(
              new Post(
                  String.valueOf(exchange.getRequestHeaders().getFirst("Plantroom-Message")),
                  String.valueOf(exchange.getRequestHeaders().getFirst(Signature.HEADER)),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  /** Serves on a free port; over TLS when a context is given. */
  static HookServer start(@Nullable SSLContext tls) throws IOException {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (tls == null) {
      return new HookServer(HttpServer.create(anywhere, 0));
    }
    HttpsServer server = HttpsServer.create(anywhere, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new HookServer(server);
  }

  URI url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create("%s://127.0.0.1:%d/hook".formatted(scheme, server.getAddress().getPort()));
  }

  /** What it answers from now on. */
  void answer(int newStatus) {
    status = newStatus;
  }

  List<Post> posts() {
    return posts;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package org.plantroom.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.plantroom.simulation.PlantSimulation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a running plant's faults over HTTP on loopback. Requests that name another host, or come
 * from a page that was not served by this machine, are refused, or any page open in a browser here
 * could reach the plant (ADR 0005). Pages of other ports of this machine may call: whoever serves
 * them can reach the plant anyway.
 *
 * <p>Thread-safe; requests run on a few threads of its own, named {@code faults}.
 */
final class FaultServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FaultServer.class);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int THREADS = 4;
  private static final int WAITING = 16;

  /** A client that sends or takes nothing holds a thread no longer, s. */
  private static final String LONGEST = "10";

  private final HttpServer server;
  private final ExecutorService threads;

  private FaultServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts.
   *
   * @param port on loopback; 0 for a free one
   * @throws IOException when the port cannot be had
   */
  static FaultServer start(PlantSimulation plant, int port) throws IOException {
    bound("sun.net.httpserver.maxReqTime");
    bound("sun.net.httpserver.maxRspTime");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = listen(new InetSocketAddress(loopback, port));
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("faults ", 1).factory());
    FaultApi api = new FaultApi(plant);
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(api, exchange));
    server.start();
    return new FaultServer(server, threads);
  }

  private static HttpServer listen(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, WAITING);
    } catch (BindException e) {
      throw new IOException(
          "port %d is in use: stop the other program or give --http another port"
              .formatted(address.getPort()),
          e);
    }
  }

  /** The JDK's server reads its limits once, from properties. */
  private static void bound(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, LONGEST);
    }
  }

  /** Where it listens. */
  int port() {
    return server.getAddress().getPort();
  }

  private static void serve(FaultApi api, HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, isFromHere(exchange) ? answered(api, exchange) : refused());
    }
  }

  /** The boundary of a request: one that fails stays alone. */
  private static FaultApi.Answer answered(FaultApi api, HttpExchange exchange) throws IOException {
    try {
      return api.answer(exchange);
    } catch (RuntimeException e) {
      LOG.error("A request about faults failed", e);
      return FaultApi.problem(500, "Error", "a bug in Plantroom, its log tells more");
    }
  }

  private static FaultApi.Answer refused() {
    return FaultApi.problem(403, "Forbidden", "this API serves its own machine alone");
  }

  private static void send(HttpExchange exchange, FaultApi.Answer answer) throws IOException {
    String type = answer.status() < 400 ? "application/json" : "application/problem+json";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static boolean isFromHere(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return host != null && isLoopback("http://" + host) && (origin == null || isLoopback(origin));
  }

  private static boolean isLoopback(String address) {
    try {
      @Nullable String name = URI.create(address).getHost();
      return name != null && LOOPBACK.contains(name.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

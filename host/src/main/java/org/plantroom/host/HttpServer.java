package org.plantroom.host;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EofException;
import org.plantroom.history.HistoryQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: pages, API and WebSocket on one port, with the same rules for every answer. */
final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /** Nothing leaves the machine and nothing foreign comes in. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Javalin javalin;

  /**
   * Starts to serve on loopback.
   *
   * @param port TCP port, 0 for any free one
   * @param routes hang the API in
   * @param live handler of {@code /api/live}
   * @throws HostStartException when the port cannot be had
   */
  HttpServer(int port, List<Consumer<RoutesConfig>> routes, LiveSocket live) {
    javalin = Javalin.create(config -> configure(config, routes, live));
    try {
      javalin.start("127.0.0.1", port);
    } catch (JavalinBindException e) {
      throw new HostStartException(
          "port %d is in use: stop the other program or give --http another port".formatted(port),
          e);
    }
  }

  private static void configure(
      JavalinConfig config, List<Consumer<RoutesConfig>> routes, LiveSocket live) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.jsonMapper(new JavalinJackson(Json.MAPPER, true));
    config.http.maxRequestSize = 64L << 10;
    config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems()));
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new JettyProblems()));
    servePages(config);
    config.routes.before(HttpServer::guard);
    config.routes.wsBeforeUpgrade(HttpServer::guard);
    config.routes.after(HttpServer::cache);
    routes.forEach(route -> route.accept(config.routes));
    config.routes.ws("/api/live", live::configure);
    config.routes.exception(Problem.class, (problem, context) -> problem.answer(context));
    config.routes.exception(
        HistoryQueryException.class,
        (e, context) -> Problem.unavailable(String.valueOf(e.getMessage())).answer(context));
    config.routes.exception(HttpResponseException.class, HttpServer::answerHttp);
    config.routes.exception(Exception.class, HttpServer::answerBug);
    config.routes.error(404, HttpServer::answerUnknown);
  }

  /** The pages are in a jar of their own, which a build of the host alone does not fill. */
  private static void servePages(JavalinConfig config) {
    if (HttpServer.class.getResource("/web/index.html") == null) {
      LOG.warn("The pages are not part of this program, only the API is served: build module web");
      return;
    }
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/";
          files.directory = "/web";
          files.location = Location.CLASSPATH;
        });
  }

  /** Headers for every answer, and a door for pages of other origins (DNS rebinding, CSRF). */
  private static void guard(Context context) {
    context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    String host = context.header("Host");
    if (host == null || !LOOPBACK_NAMES.contains(name(host))) {
      throw Problem.forbidden("this host answers on loopback only, as http://127.0.0.1");
    }
    String origin = context.header("Origin");
    if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
      throw Problem.forbidden("requests from pages of another origin are refused");
    }
  }

  private static String name(String host) {
    return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }

  private static void cache(Context context) {
    String path = context.path();
    if (path.startsWith("/assets/") && context.statusCode() < 400) {
      context.header("Cache-Control", "public, max-age=31536000, immutable");
    } else {
      context.header("Cache-Control", "no-cache");
    }
  }

  private static void answerHttp(HttpResponseException e, Context context) {
    Problem.answer(context, e.getStatus(), "Request refused", String.valueOf(e.getMessage()));
  }

  /** The request boundary: a bug costs one answer, not the host. */
  private static void answerBug(Exception e, Context context) {
    if (e instanceof EofException || e.getCause() instanceof EofException) {
      LOG.debug("The browser left amid its answer [path={}]", context.path());
      return;
    }
    LOG.error("A request failed, a bug in Plantroom [path={}]", context.path(), e);
    Problem.answer(context, 500, "Internal error", "a bug in Plantroom, see the host's log");
  }

  private static void answerUnknown(Context context) {
    if (!Problem.MEDIA_TYPE.equals(context.res().getContentType())) {
      Problem.answer(context, 404, "Not found", "no such resource, see /openapi.json");
    }
  }

  /** The routes of the API served, e.g. {@code GET /api/tags}. */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .forEach(endpoint -> routes.add(endpoint.method.name() + " " + endpoint.path));
    return routes;
  }

  /** The port it serves on. */
  int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}

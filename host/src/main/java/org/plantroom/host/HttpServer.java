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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.plantroom.history.HistoryQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: pages, API and WebSocket on one port, with the same rules for every answer. */
final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Javalin javalin;

  /**
   * Starts to serve.
   *
   * @param settings where
   * @param gate what every request passes
   * @param routes hang the API in
   * @param live handler of {@code /api/live}
   * @throws HostStartException when the port cannot be had
   * @throws IllegalStateException when a route declares no right in the gate's table
   */
  HttpServer(
      PageSettings settings, Gate gate, List<Consumer<RoutesConfig>> routes, LiveSocket live) {
    javalin = Javalin.create(config -> configure(config, settings, gate, routes, live));
    gate.check(routes());
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw new HostStartException(
          "port %d is in use: stop the other program or give --http another port"
              .formatted(settings.port()),
          e);
    }
  }

  private static void configure(
      JavalinConfig config,
      PageSettings settings,
      Gate gate,
      List<Consumer<RoutesConfig>> routes,
      LiveSocket live) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.jsonMapper(new JavalinJackson(Json.MAPPER, true));
    config.http.maxRequestSize = 64L << 10;
    config.jetty.addConnector((server, http) -> connector(server, http, settings));
    config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems()));
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new JettyProblems()));
    servePages(config);
    config.routes.before(gate::guard);
    config.routes.beforeMatched(gate::admit);
    config.routes.wsBeforeUpgrade(gate::admitSocket);
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

  private static Connector connector(Server server, HttpConfiguration http, PageSettings settings) {
    http.setSendServerVersion(false);
    ServerConnector connector =
        settings.identity() == null
            ? new ServerConnector(server, new HttpConnectionFactory(http))
            : secure(server, http, settings.identity());
    connector.setHost(settings.address().getHostAddress());
    connector.setPort(settings.port());
    return connector;
  }

  /** TLS 1.2 and 1.3, as Java and Jetty have them; any name, for plants know hosts by many. */
  private static ServerConnector secure(
      Server server, HttpConfiguration http, TlsIdentity identity) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(identity.store());
    tls.setKeyManagerPassword(identity.password());
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    HttpConfiguration secured = new HttpConfiguration(http);
    secured.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server,
        new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
        new HttpConnectionFactory(secured));
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

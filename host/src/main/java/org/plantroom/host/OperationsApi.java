package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /health}, {@code /metrics} and {@code /openapi.json}: for those who run the host. */
final class OperationsApi {
  private final PrometheusMeterRegistry metrics;
  private final Supplier<@Nullable String> trouble;

  /**
   * Serves the operators' doors.
   *
   * @param trouble why the host cannot do its work at present, or null
   */
  OperationsApi(PrometheusMeterRegistry metrics, Supplier<@Nullable String> trouble) {
    this.metrics = metrics;
    this.trouble = trouble;
  }

  void routes(RoutesConfig routes) {
    routes.get("/health", this::health);
    routes.get("/metrics", this::metrics);
    routes.get("/openapi.json", OperationsApi::openApi);
  }

  private void health(Context context) {
    String sentence = trouble.get();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", sentence == null ? "up" : "down");
    body.put("sentence", sentence == null ? "values flow from broker to history" : sentence);
    context.status(sentence == null ? 200 : 503).json(body);
  }

  private void metrics(Context context) {
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
  }

  private static void openApi(Context context) {
    try (InputStream in = OperationsApi.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing from the program");
      }
      context.contentType("application/json").result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.plantroom.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plantroom.core.Mistake;
import org.plantroom.simulation.PlantSimulation;
import org.plantroom.simulation.PlantStatus;
import org.plantroom.simulation.RunningFault;

/**
 * What a running plant answers over HTTP: what fails, what shall fail, what is mended, and how far
 * it is. The words of a fault are those of the plant file and the console.
 *
 * <p>Thread-safe as the plant is.
 */
final class FaultApi {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_BODY = 4_096;
  private static final String TARGET = "target=";

  private final PlantSimulation plant;

  FaultApi(PlantSimulation plant) {
    this.plant = plant;
  }

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param body JSON; a problem of RFC 9457 from 400 on
   */
  record Answer(int status, String body) {}

  /** Answers a request; reads at most a few kilobytes of it. */
  Answer answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    return switch (exchange.getRequestURI().getPath()) {
      case "/api/faults" -> faults(method, exchange);
      case "/api/status" -> method.equals("GET") ? status() : notAllowed("GET");
      case "/openapi.json" -> method.equals("GET") ? openApi() : notAllowed("GET");
      default -> problem(404, "Not found", "no such resource, see /openapi.json");
    };
  }

  private Answer faults(String method, HttpExchange exchange) throws IOException {
    return switch (method) {
      case "GET" -> json(200, list());
      case "POST" -> begin(exchange);
      case "DELETE" -> end(Optional.ofNullable(exchange.getRequestURI().getRawQuery()));
      default -> notAllowed("GET, POST, DELETE");
    };
  }

  private Answer begin(HttpExchange exchange) throws IOException {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    // A page of another site can send plain text without asking, but not JSON.
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return problem(415, "Unsupported media type", "expected Content-Type: application/json");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      return problem(413, "Too long", "expected at most %d bytes".formatted(LONGEST_BODY));
    }
    Optional<String> text = text(body);
    if (text.isEmpty()) {
      return problem(
          400,
          "Bad request",
          "expected {\"fault\": \"bias of 2 K on hp.supplyTemperature for 30 min\"}");
    }
    List<Mistake> mistakes = plant.fail(text.get());
    return mistakes.isEmpty()
        ? json(201, list())
        : problem(
            400,
            "Bad request",
            mistakes.stream().map(FaultApi::reason).collect(Collectors.joining("; ")));
  }

  private static Optional<String> text(byte[] body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      boolean isOne = root != null && root.isObject() && root.size() == 1;
      return isOne && root.path("fault").isTextual()
          ? Optional.of(root.path("fault").textValue())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String reason(Mistake mistake) {
    return "%s, expected %s".formatted(mistake.found(), mistake.expectation());
  }

  private Answer end(Optional<String> query) {
    if (query.isPresent() && !query.get().startsWith(TARGET)) {
      return problem(400, "Bad request", "expected ?target=TARGET, or nothing to mend all");
    }
    Optional<String> target =
        query.map(
            text -> URLDecoder.decode(text.substring(TARGET.length()), StandardCharsets.UTF_8));
    int ended = plant.mend(target);
    return ended == 0 && target.isPresent()
        ? problem(404, "Not found", "nothing fails at this target, see GET /api/faults")
        : json(200, MAPPER.createObjectNode().put("ended", ended));
  }

  private ObjectNode list() {
    ObjectNode list = MAPPER.createObjectNode();
    list.put("elapsedSeconds", plant.status().elapsed());
    ArrayNode faults = list.putArray("faults");
    for (RunningFault each : plant.faults()) {
      ObjectNode fault = faults.addObject();
      fault.put("fault", each.text());
      fault.put("target", each.target());
      fault.put("active", each.isActive());
      fault.put("beginSeconds", each.begin());
      finite(fault, "endSeconds", each.end());
      finite(fault, "everySeconds", each.period());
    }
    return list;
  }

  /** What never comes is left out. */
  private static void finite(ObjectNode node, String name, double number) {
    if (Double.isFinite(number)) {
      node.put(name, number);
    }
  }

  private Answer status() {
    PlantStatus status = plant.status();
    ObjectNode node = MAPPER.createObjectNode();
    node.put("elapsedSeconds", status.elapsed());
    node.put("steps", status.steps());
    node.put("unsettled", status.unsettled());
    node.put("failed", status.hasFailed());
    node.put("sentence", status.toString());
    return json(200, node);
  }

  private static Answer openApi() throws IOException {
    try (InputStream in = FaultApi.class.getResourceAsStream("/simulate-openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("simulate-openapi.json is missing from the program");
      }
      return new Answer(200, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Answer notAllowed(String methods) {
    return problem(405, "Method not allowed", "expected " + methods);
  }

  /** An answer that refuses. */
  static Answer problem(int status, String title, String detail) {
    ObjectNode problem = MAPPER.createObjectNode();
    problem.put("type", "about:blank").put("title", title);
    problem.put("status", status).put("detail", detail);
    return json(status, problem);
  }

  private static Answer json(int status, ObjectNode node) {
    return new Answer(status, node.toString());
  }
}

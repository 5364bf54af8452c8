package org.plantroom.sparkplug;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The payload of STATE, {@code {"online":true,"timestamp":1700000000000}}
 * (tck-id-payloads-state-birth-payload, tck-id-payloads-state-will-message-payload).
 *
 * @param online whether the host application is online
 * @param timestamp of the host's MQTT CONNECT, the same in will and birth; milliseconds since 1970
 *     UTC
 */
public record HostState(boolean online, long timestamp) {
  private static final int MAX_LENGTH = 1024;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The JSON text in UTF-8. */
  public byte[] toBytes() {
    return "{\"online\":%b,\"timestamp\":%d}"
        .formatted(online, timestamp)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a payload; empty when it is none, or of the form of Sparkplug 2. */
  public static Optional<HostState> parse(byte[] payload) {
    if (payload.length > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return ofJson(JSON.readTree(payload));
    } catch (JacksonException notJson) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new AssertionError("reading from memory", impossible);
    }
  }

  private static Optional<HostState> ofJson(JsonNode json) {
    JsonNode online = json.path("online");
    JsonNode timestamp = json.path("timestamp");
    if (!online.isBoolean() || !timestamp.canConvertToLong() || !timestamp.isIntegralNumber()) {
      return Optional.empty();
    }
    return Optional.of(new HostState(online.booleanValue(), timestamp.longValue()));
  }
}

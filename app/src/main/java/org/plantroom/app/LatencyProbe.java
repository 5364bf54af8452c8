package org.plantroom.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A browser that watches one tag of each edge node and notes how long values took from the source
 * to the live table. Source and host read the same machine's clock.
 */
final class LatencyProbe implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringBuilder text = new StringBuilder();
  private final LatencyTable recent = new LatencyTable();
  private final LatencyTable measured = new LatencyTable();
  private @Nullable WebSocket socket;

  /**
   * Connects and subscribes.
   *
   * @param glob the tags to watch
   */
  static LatencyProbe watch(Centre centre, String glob) {
    LatencyProbe probe = new LatencyProbe();
    WebSocket socket = centre.live(probe);
    probe.socket = socket;
    String subscribe = "{\"op\":\"subscribe\",\"id\":1,\"match\":[\"%s\"]}".formatted(glob);
    socket.sendText(subscribe, true).join();
    return probe;
  }

  /** Delays since somebody last cleared them, to steer by. */
  LatencyTable recent() {
    return recent;
  }

  /** Delays of the measured time. */
  LatencyTable measured() {
    return measured;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      take(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(String message) {
    try {
      for (JsonNode change : JSON.readTree(message).path("changes")) {
        long delay = millis(change, "hostTime") - millis(change, "sourceTime");
        recent.add(delay);
        measured.add(delay);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the host's live feed is not JSON", e);
    }
  }

  private static long millis(JsonNode change, String field) {
    return Instant.parse(change.path(field).asText()).toEpochMilli();
  }

  /** Ends the connection. */
  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }

  /** How often to look at {@link #recent}: long enough for a few hundred delays. */
  static Duration period() {
    return Duration.ofMillis(500);
  }
}

package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.plantroom.core.Glob;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /api/live}: browsers subscribe by glob, get a snapshot, then what changed, ten times a
 * second at most.
 *
 * <p>Messages arrive on Jetty's threads; everything sent leaves from the thread {@code live feed}.
 */
final class LiveSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);

  private static final Duration TICK = Duration.ofMillis(100);
  private static final int MAX_BROWSERS = 1_000;
  private static final int MAX_BROWSERS_A_USER = 100;
  private static final int MAX_MESSAGE = 64 << 10;

  private final LiveTags tags;
  private final Function<Caller, AlarmFeed> alarms;
  private final Predicate<Caller> admitted;
  private final Time time;
  private final Map<String, LiveBrowser> browsers = new ConcurrentHashMap<>();
  private final AtomicLong refused = new AtomicLong();
  private final Ticker ticker;

  /**
   * Begins to tell.
   *
   * @param alarms makes one browser's feed of alarms, of what its user may see
   * @param admitted whether a caller of before would be let in with the same rights
   */
  LiveSocket(
      LiveTags tags, Function<Caller, AlarmFeed> alarms, Predicate<Caller> admitted, Time time) {
    this.tags = tags;
    this.alarms = alarms;
    this.admitted = admitted;
    this.time = time;
    this.ticker =
        Ticker.every(
            "live feed", TICK, time, this::tick, e -> LOG.error("The live feed failed, a bug", e));
  }

  /** Hangs the socket's handlers in. */
  void configure(WsConfig ws) {
    ws.onConnect(this::connect);
    ws.onMessage(context -> receive(context, context.message()));
    ws.onBinaryMessage(context -> context.closeSession(1003, "only text is understood"));
    ws.onClose(this::disconnect);
    ws.onError(this::disconnect);
  }

  /** Tells every browser that the project is another now. */
  void projectChanged() {
    browsers.values().forEach(LiveBrowser::projectChanged);
  }

  /** Browsers connected now. */
  int browsers() {
    return browsers.size();
  }

  /** Browsers turned away since the start because there were too many. */
  long refused() {
    return refused.get();
  }

  private void connect(WsContext context) {
    if (browsers.size() >= MAX_BROWSERS) {
      refused.incrementAndGet();
      context.closeSession(1013, "too many browsers, try again later");
      return;
    }
    Caller caller = Caller.of(context);
    if (browsersOf(caller) >= MAX_BROWSERS_A_USER) {
      refused.incrementAndGet();
      context.closeSession(1013, "too many browsers of this user, close some");
      return;
    }
    context.session.setMaxTextMessageSize(MAX_MESSAGE);
    LiveBrowser browser =
        new LiveBrowser(
            caller.name(),
            context.session,
            new LiveFeed(tags, caller.sight()),
            alarms.apply(caller),
            () -> admitted.test(caller),
            time);
    browsers.put(context.sessionId(), browser);
  }

  private long browsersOf(Caller caller) {
    return browsers.values().stream().filter(other -> other.user().equals(caller.name())).count();
  }

  private void disconnect(WsContext context) {
    LiveBrowser gone = browsers.remove(context.sessionId());
    if (gone != null) {
      gone.leave();
    }
  }

  private void receive(WsContext context, String text) {
    LiveBrowser browser = browsers.get(context.sessionId());
    if (browser == null) {
      return;
    }
    long id = 0;
    try {
      JsonNode message = Json.read(text);
      id = message.path("id").asLong();
      handle(browser, message, id);
    } catch (JsonProcessingException e) {
      browser.error(
          id, "expected a JSON object such as {\"op\":\"subscribe\",\"id\":1,\"match\":[\"**\"]}");
    } catch (IllegalArgumentException e) {
      browser.error(id, String.valueOf(e.getMessage()));
    }
  }

  private static void handle(LiveBrowser browser, JsonNode message, long id) {
    switch (message.path("op").asText()) {
      case "subscribe" -> browser.subscribe(id, globs(message.path("match")));
      case "unsubscribe" -> browser.unsubscribe(id);
      case "alarms" -> browser.followAlarms();
      default ->
          throw new IllegalArgumentException(
              "unknown op, expected subscribe, unsubscribe or alarms [op=%s]"
                  .formatted(message.path("op").asText()));
    }
  }

  private static List<Glob> globs(JsonNode match) {
    if (!match.isArray() || match.isEmpty() || match.size() > LiveFeed.MAX_GLOBS) {
      throw new IllegalArgumentException(
          "match must be a list of 1 to %d globs".formatted(LiveFeed.MAX_GLOBS));
    }
    List<Glob> globs = new ArrayList<>(match.size());
    match.forEach(glob -> globs.add(Glob.of(glob.asText())));
    return globs;
  }

  /** The feed's boundary: one browser's trouble stays its own. */
  private void tick() {
    for (LiveBrowser browser : browsers.values()) {
      try {
        browser.tick();
      } catch (RuntimeException e) {
        LOG.warn("A browser could not be told what changed; it is disconnected", e);
        browser.close();
      }
    }
  }

  @Override
  public void close() {
    ticker.close();
    browsers.values().forEach(LiveBrowser::close);
  }
}

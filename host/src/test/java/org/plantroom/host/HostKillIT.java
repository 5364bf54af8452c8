package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.sparkplug.Metric;
import org.plantroom.testkit.Await;

/** A host killed again and again under load: nothing is missing afterwards, nothing double. */
@Timeout(300)
final class HostKillIT {
  private static final long T0 = 1_700_000_000_000L;
  private static final int KILLS = 3;
  private static final int VALUES = 10;
  private static final int RESENT = 500;

  private Path folder;
  private final AtomicLong sent = new AtomicLong();

  @BeforeEach
  void make(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void aHostKilledUnderLoadHasEachValueOnceInTheEnd() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
        ScriptedEdge edge = edge(broker)) {
      URI address = URI.create("tcp://127.0.0.1:" + broker.port());
      try (Opened tickers = new Opened()) {
        tickers.add(ticker("load", 5, () -> sendNext(edge)));
        tickers.add(ticker("resend", 500, () -> sendMissing(edge)));
        for (int kill = 0; kill < KILLS; kill++) {
          HostProcess host = HostProcess.start(folder, address, kill);
          long more = edge.delivered().lowestMissing() + 1 + random.nextInt(300);
          Await.until(
              "offset %d is receipted".formatted(more),
              Duration.ofSeconds(60),
              () -> edge.delivered().lowestMissing() >= more);
          host.kill();
        }
      }
      finish(edge, address);
    }
  }

  private void finish(ScriptedEdge edge, URI address) throws Exception {
    String token = Plant.token(folder.resolve("host"));
    HostProcess host = HostProcess.start(folder, address, KILLS);
    try (Opened tickers = new Opened();
        Browser browser = new Browser(host.port(), token)) {
      tickers.add(ticker("resend", 500, () -> sendMissing(edge)));
      Await.until(
          "all is receipted",
          Duration.ofSeconds(60),
          () -> edge.delivered().lowestMissing() >= sent.get());
      JsonNode values = browser.raw(edge.path("Count")).path("values");
      assertThat(values).hasSize((int) sent.get() * VALUES);
      for (int i = 0; i < values.size(); i++) {
        assertThat(values.path(i).asLong()).isEqualTo(i);
      }
    } finally {
      host.kill();
    }
  }

  private static ScriptedEdge edge(EmbeddedBroker broker) {
    URI address = URI.create("tcp://127.0.0.1:" + broker.port());
    return new ScriptedEdge(new EdgeId("north", "edge1"), address).start();
  }

  private static Ticker ticker(String name, int millis, Runnable action) {
    return Ticker.every(
        name,
        Duration.ofMillis(millis),
        Time.system(),
        action,
        e -> {
          throw e;
        });
  }

  private void sendNext(ScriptedEdge edge) {
    // Counted before it is sent: what the broker drops is missing and comes again.
    send(edge, sent.getAndIncrement(), false);
  }

  private void sendMissing(ScriptedEdge edge) {
    OffsetRanges has = edge.delivered();
    long end = Math.min(sent.get(), has.lowestMissing() + RESENT);
    for (long offset = has.lowestMissing(); offset < end; offset++) {
      if (!has.contains(offset)) {
        send(edge, offset, true);
      }
    }
  }

  private static void send(ScriptedEdge edge, long offset, boolean again) {
    Metric[] metrics = new Metric[VALUES];
    for (int i = 0; i < VALUES; i++) {
      long number = offset * VALUES + i;
      metrics[i] = edge.count(number, T0 + number, again);
    }
    edge.data(offset, metrics);
  }
}

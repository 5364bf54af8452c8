package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

/** A real server whose work never ends by itself, and browsers that are mere sockets. */
@Timeout(60)
final class DeparturesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ManualTime time = new ManualTime(0);
  private final Set<Thread> left = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final Departures departures = new Departures(left::add, time);
  private Javalin server;

  @BeforeEach
  void start() {
    server =
        Javalin.create(
                config -> {
                  config.concurrency.useVirtualThreads = true;
                  config.routes.get(
                      "/slow", context -> departures.watch(context, () -> work(context::result)));
                  config.routes.get("/quick", context -> context.result("quick"));
                })
            .start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.stop();
    departures.close();
  }

  private interface Answer {
    void give(String text);
  }

  private void work(Answer answer) {
    worker.set(Thread.currentThread());
    Await.until(
        "released or left alone",
        PATIENCE,
        () -> release.getCount() == 0 || left.contains(Thread.currentThread()));
    answer.give("slow");
  }

  @Test
  void workForABrowserThatLeftIsEnded() throws IOException {
    try (Socket browser = ask("/slow")) {
      Await.until("work has begun", PATIENCE, () -> worker.get() != null);
      look();
      assertThat(left).isEmpty();
      browser.shutdownOutput();
      Await.until("it is noticed", PATIENCE, () -> lookAndSee(!left.isEmpty()));
      assertThat(left).containsExactly(worker.get());
      assertThat(departures.departed()).isEqualTo(1);
    }
  }

  @Test
  void aPatientBrowserGetsItsAnswersAlsoToRequestsSentAhead() throws IOException {
    try (Socket browser = ask("/slow")) {
      Await.until("work has begun", PATIENCE, () -> worker.get() != null);
      send(browser, "/quick");
      for (int i = 0; i < 5; i++) {
        look();
      }
      assertThat(left).isEmpty();
      release.countDown();
      String answers = read(browser, "quick");
      assertThat(answers).containsSubsequence("200 OK", "slow", "200 OK", "quick");
      send(browser, "/quick");
      assertThat(read(browser, "quick")).contains("200 OK");
    }
  }

  private void look() {
    Await.until("the looker sleeps", PATIENCE, () -> time.sleepers() == 1);
    time.advance(Duration.ofMillis(250));
    Await.until("the looker sleeps again", PATIENCE, () -> time.sleepers() == 1);
  }

  private boolean lookAndSee(boolean isSeen) {
    if (!isSeen) {
      look();
    }
    return isSeen;
  }

  private Socket ask(String path) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    send(socket, path);
    return socket;
  }

  private static void send(Socket socket, String path) throws IOException {
    String request = "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".formatted(path);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String read(Socket socket, String until) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    while (text.indexOf(until) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the server closed after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }
}

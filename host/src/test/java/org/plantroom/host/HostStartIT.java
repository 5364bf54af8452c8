package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.history.HistoryException;
import org.plantroom.mqtt.MqttBroker;

/** Starts that must fail with a sentence, and starts without a broker. */
@Timeout(60)
final class HostStartIT {
  /** Nobody listens at port 1. */
  private static final List<MqttBroker> NO_BROKER =
      List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:1")));

  private Path folder;

  @BeforeEach
  void make(@TempDir Path temporary) {
    folder = temporary;
  }

  private PlantroomHost host(int port) {
    return new PlantroomHost(
        Plant.project(folder.resolve("project")),
        Plant.reading(folder.resolve("project")),
        folder.resolve("data"),
        port,
        NO_BROKER,
        Time.system());
  }

  @Test
  void aPortInUseIsToldAndLeavesNothingOpen() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> host(taken.getLocalPort()))
          .isInstanceOf(HostStartException.class)
          .hasMessage(
              "port %d is in use: stop the other program or give --http another port",
              taken.getLocalPort());
    }
    // The history's lock is free again, so a second start works.
    host(0).close();
  }

  @Test
  void whatABackupLeftThatWasBrokenOffIsRemoved() throws Exception {
    Path backups = folder.resolve("data").resolve("backups");
    Path broken = backups.resolve("20261122T080000.000Z.partial");
    Path whole = backups.resolve("20261121T080000.000Z");
    Files.createDirectories(broken.resolve("history"));
    Files.writeString(broken.resolve("history").resolve("x.parquet"), "half");
    Files.createDirectories(whole);
    host(0).close();
    assertThat(broken).doesNotExist();
    assertThat(whole).exists();
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsTold() throws Exception {
    Files.writeString(folder.resolve("data"), "a file where a folder should be");
    assertThatThrownBy(() -> host(0))
        .isInstanceOf(HostStartException.class)
        .hasMessageContaining("cannot write the data folder, give another with --data");
  }

  @Test
  void aHistoryInUseByAnotherHostIsTold() {
    try (PlantroomHost first = host(0)) {
      assertThat(first.httpPort()).isPositive();
      assertThatThrownBy(() -> host(0))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("in use by another Plantroom");
    }
  }

  @Test
  void withoutABrokerItServesAndSaysThatNothingFlows() throws Exception {
    try (PlantroomHost host = host(0);
        Browser browser = new Browser(host)) {
      HttpResponse<String> health = browser.get("/health");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("\"status\":\"down\"", "broker: ");
      assertThat(browser.json("/api/sites")).hasSize(1);
      assertThat(browser.json("/api/tags")).isEmpty();
    }
  }

  @Test
  void pagesAreCompressedTypedAndCachedByTheirNames() throws Exception {
    Assumptions.assumeTrue(
        HostStartIT.class.getResource("/web/index.html") != null, "the pages are not built");
    try (PlantroomHost host = host(0);
        Browser browser = new Browser(host)) {
      HttpResponse<String> index = browser.get("/");
      assertThat(index.headers().firstValue("Cache-Control")).contains("no-cache");
      assertThat(index.headers().firstValue("Content-Security-Policy")).isPresent();
      String script = index.body().replaceFirst("(?s).*src=\"\\.?(/assets/[^\"]+\\.js)\".*", "$1");
      HttpResponse<String> code = browser.get(script, "Accept-Encoding", "gzip");
      assertThat(code.statusCode()).isEqualTo(200);
      assertThat(code.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/javascript");
      assertThat(code.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(code.headers().firstValue("Cache-Control"))
          .contains("public, max-age=31536000, immutable");
      assertThat(browser.get("/assets/none.js").headers().firstValue("Cache-Control"))
          .as("what is not there must not be remembered for a year")
          .contains("no-cache");
    }
  }
}

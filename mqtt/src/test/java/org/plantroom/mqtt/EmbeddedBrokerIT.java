package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerIT {
  @Test
  void portInUseIsASentence(@TempDir Path folder) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatExceptionOfType(BrokerStartException.class)
          .isThrownBy(() -> EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(port, folder)))
          .withMessage(
              "port %d is in use: stop the other program or give --mqtt another port", port);
    }
  }

  @Test
  void addressOfAnotherMachineIsASentence(@TempDir Path folder) {
    assertThatExceptionOfType(BrokerStartException.class)
        .isThrownBy(
            () ->
                EmbeddedBroker.start(
                    new EmbeddedBrokerSettings("192.0.2.1", 0, folder, null, null)))
        .withMessageContaining("give an address of this machine");
  }

  @Test
  void folderThatCannotBeWrittenIsASentence(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatExceptionOfType(BrokerStartException.class)
        .isThrownBy(() -> EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, file)))
        .withMessageContaining("give another folder");
  }

  @Test
  void startsTwiceOnTheSamePortAndKeepsQuietAboutUsage(@TempDir Path folder) throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    int port;
    try (EmbeddedBroker first =
        EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder))) {
      port = first.port();
    }
    try (EmbeddedBroker second =
        EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(port, folder))) {
      assertThat(second.port()).isEqualTo(port);
    }
    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    assertThat(Files.readString(folder.resolve("conf/config.xml")))
        .containsPattern("<anonymous-usage-statistics>\\s*<enabled>false");
  }
}

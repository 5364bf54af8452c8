package org.plantroom.mqtt;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MQTT broker inside this process: HiveMQ CE with everything in memory. It lets in whom its
 * guard admits, or without one any client of its address, and is on loopback unless told otherwise.
 *
 * <p>Thread-safe. Retained messages and sessions live as long as it does.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final EmbeddedHiveMQ hive;
  private final BrokerTap tap;
  private final int port;
  private final int ownPort;

  private EmbeddedBroker(EmbeddedHiveMQ hive, BrokerTap tap, int port, int ownPort) {
    this.hive = hive;
    this.tap = tap;
    this.port = port;
    this.ownPort = ownPort;
  }

  /**
   * Starts a broker and waits until it listens.
   *
   * @throws BrokerStartException with a sentence that says what to do
   * @throws InterruptedException when interrupted while waiting
   */
  public static EmbeddedBroker start(EmbeddedBrokerSettings settings) throws InterruptedException {
    InetAddress address = address(settings.host());
    checkFree(address, settings.port());
    BrokerTuning.apply();
    BrokerTap tap = new BrokerTap();
    BrokerExtension extension = new BrokerExtension(settings.guard(), tap);
    EmbeddedHiveMQ hive = build(folder(settings, address), extension);
    startAndWait(hive, settings);
    int port = extension.port(BrokerFolder.PUBLIC);
    return new EmbeddedBroker(
        hive, tap, port, settings.tls() == null ? port : extension.port(BrokerFolder.OWN));
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new BrokerStartException(
          "the broker's address %s is unknown: give one of this machine".formatted(host), e);
    }
  }

  /** HiveMQ itself only says that no listener could be started. */
  private static void checkFree(InetAddress address, int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, address)) {
      LOG.debug("port {} is free", probe.getLocalPort());
    } catch (BindException e) {
      throw new BrokerStartException(sentence(address, port, e), e);
    } catch (IOException e) {
      throw new BrokerStartException(
          "the broker cannot listen at %s port %d (%s): choose another"
              .formatted(address.getHostAddress(), port, e.getMessage()),
          e);
    }
  }

  private static String sentence(InetAddress address, int port, BindException e) {
    String words = Sentences.words(e);
    if (words.contains("in use")) {
      return "port %d is in use: stop the other program or give --mqtt another port"
          .formatted(port);
    }
    return words.contains("ermission denied")
        ? "port %d is not allowed for this user: give --mqtt a port above 1023".formatted(port)
        : "the broker cannot listen at %s (%s): give an address of this machine"
            .formatted(address.getHostAddress(), words);
  }

  private static BrokerFolder folder(EmbeddedBrokerSettings settings, InetAddress address) {
    try {
      return BrokerFolder.prepare(settings, address.getHostAddress());
    } catch (IOException e) {
      throw new BrokerStartException(
          "the broker cannot write to %s (%s): make it writable or give another folder"
              .formatted(settings.dataFolder(), e.getMessage()),
          e);
    } catch (LinkException e) {
      throw new BrokerStartException(e.sentence(), e);
    } catch (GeneralSecurityException e) {
      throw new BrokerStartException(
          "the broker's certificate cannot be used (%s): check the PEM files"
              .formatted(Sentences.words(e)),
          e);
    }
  }

  private static EmbeddedHiveMQ build(BrokerFolder folder, BrokerExtension extension) {
    return EmbeddedHiveMQ.builder()
        .withConfigurationFolder(folder.configuration())
        .withDataFolder(folder.data())
        .withExtensionsFolder(folder.extensions())
        .withEmbeddedExtension(
            EmbeddedExtension.builder()
                .withId("plantroom")
                .withName("Plantroom")
                .withVersion("1")
                .withExtensionMain(extension)
                .build())
        .withoutLoggingBootstrap()
        .build();
  }

  private static void startAndWait(EmbeddedHiveMQ hive, EmbeddedBrokerSettings settings)
      throws InterruptedException {
    Thread.@Nullable UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    try {
      hive.start().get();
    } catch (ExecutionException e) {
      stop(hive);
      throw new BrokerStartException(
          "the embedded broker did not start on port %d (%s)"
              .formatted(settings.port(), Sentences.words(e)),
          e);
    } finally {
      // HiveMQ installs one that may end the whole process.
      Thread.setDefaultUncaughtExceptionHandler(handler);
    }
  }

  /** The TCP port it listens on. */
  public int port() {
    return port;
  }

  /** The port on loopback, always without TLS, for a client in this process; passwords count. */
  public int ownPort() {
    return ownPort;
  }

  /** The short way to connections of this process, for {@link MqttBroker#withTap}. */
  public BrokerTap tap() {
    return tap;
  }

  /** Disconnects every client and stops; waits until the port is free again. */
  @Override
  public void close() {
    stop(hive);
  }

  private static void stop(EmbeddedHiveMQ hive) {
    try {
      hive.close();
    } catch (ExecutionException e) {
      LOG.warn("the embedded broker did not stop cleanly", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

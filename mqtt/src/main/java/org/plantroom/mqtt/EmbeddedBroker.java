package org.plantroom.mqtt;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.client.parameter.ServerInformation;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** An MQTT broker inside this process. Thread-safe. */
public final class EmbeddedBroker implements AutoCloseable {
  private final EmbeddedHiveMQ hive;
  private final int port;

  private EmbeddedBroker(EmbeddedHiveMQ hive, int port) {
    this.hive = hive;
    this.port = port;
  }

  /**
   * Starts a broker and waits until it listens.
   *
   * @throws BrokerStartException with a sentence that says what to do
   * @throws InterruptedException when interrupted while waiting
   */
  public static EmbeddedBroker start(EmbeddedBrokerSettings settings) throws InterruptedException {
    InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
    ListenerWatch watch = new ListenerWatch();
    EmbeddedHiveMQ hive;
    try {
      Path conf = Files.createDirectories(settings.dataFolder().resolve("conf"));
      Files.writeString(
          conf.resolve("config.xml"),
          """
          <?xml version="1.0"?>
          <hivemq>
            <listeners><tcp-listener><port>%d</port><bind-address>%s</bind-address></tcp-listener></listeners>
            <persistence><mode>in-memory</mode></persistence>
            <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
          </hivemq>
          """
              .formatted(settings.port(), settings.host()));
      hive =
          EmbeddedHiveMQ.builder()
              .withConfigurationFolder(conf)
              .withDataFolder(Files.createDirectories(settings.dataFolder().resolve("data")))
              .withExtensionsFolder(
                  Files.createDirectories(settings.dataFolder().resolve("extensions")))
              .withEmbeddedExtension(
                  EmbeddedExtension.builder()
                      .withId("plantroom")
                      .withName("Plantroom")
                      .withVersion("1")
                      .withExtensionMain(watch)
                      .build())
              .withoutLoggingBootstrap()
              .build();
      hive.start().get();
    } catch (IOException | ExecutionException e) {
      throw new BrokerStartException("the embedded broker did not start", e);
    }
    return new EmbeddedBroker(hive, watch.port());
  }

  /** The TCP port it listens on. */
  public int port() {
    return port;
  }

  /** Disconnects every client and stops. */
  @Override
  public void close() {
    try {
      hive.close();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the embedded broker did not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Learns the port bound when any free one was asked for. */
  private static final class ListenerWatch implements ExtensionMain {
    private final AtomicReference<ServerInformation> server = new AtomicReference<>();

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
      server.set(input.getServerInformation());
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

    int port() {
      return server.get().getListener().iterator().next().getPort();
    }
  }
}

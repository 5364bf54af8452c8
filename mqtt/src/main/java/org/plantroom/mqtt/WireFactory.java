package org.plantroom.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttWebSocketConfig;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedListener;
import io.netty.channel.nio.NioEventLoopGroup;
import io.reactivex.schedulers.Schedulers;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the library's client for one attempt at one broker. Stateless. */
final class WireFactory {
  /** RFC 8446; 1.2 (RFC 5246) for brokers that speak nothing newer, which are still many. */
  private static final List<String> TLS_VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private WireFactory() {}

  /**
   * Makes a client that is not connected yet.
   *
   * @param loop runs the socket and every callback; closing it closes the socket
   * @param gone hears why a connection, or an attempt, ended
   * @throws LinkException when a PEM file cannot be used
   */
  static Wire make(
      MqttBroker broker,
      MqttSettings settings,
      NioEventLoopGroup loop,
      MqttClientDisconnectedListener gone)
      throws LinkException {
    MqttClientBuilder builder =
        MqttClient.builder()
            .identifier(settings.clientId())
            .transportConfig(transport(broker, settings))
            .executorConfig(threads(loop))
            .addDisconnectedListener(gone);
    return switch (broker.version()) {
      case V3_1_1 -> new Wire3(builder.useMqttVersion3().buildAsync());
      case V5 -> new Wire5(builder.useMqttVersion5().buildAsync());
    };
  }

  private static MqttClientTransportConfig transport(MqttBroker broker, MqttSettings settings)
      throws LinkException {
    URI address = broker.address();
    Scheme scheme = Scheme.of(address);
    long timeout = settings.connectTimeout().toMillis();
    return MqttClientTransportConfig.builder()
        .serverHost(host(address))
        .serverPort(address.getPort() >= 0 ? address.getPort() : scheme.port())
        .sslConfig(scheme.tls() ? tls(broker.tls(), timeout) : null)
        .webSocketConfig(scheme.webSocket() ? webSocket(address, timeout) : null)
        .socketConnectTimeout(timeout, TimeUnit.MILLISECONDS)
        // Session waits no longer than the timeout itself; this one only ends what it left.
        .mqttConnectTimeout(2 * timeout, TimeUnit.MILLISECONDS)
        .build();
  }

  private static MqttClientSslConfig tls(TlsFiles files, long timeout) throws LinkException {
    return MqttClientSslConfig.builder()
        .trustManagerFactory(Pem.trust(files))
        .protocols(TLS_VERSIONS)
        .keyManagerFactory(Pem.identity(files))
        .handshakeTimeout(timeout, TimeUnit.MILLISECONDS)
        .build();
  }

  private static MqttWebSocketConfig webSocket(URI broker, long timeout) {
    String path = broker.getRawPath() == null ? "" : broker.getRawPath();
    return MqttWebSocketConfig.builder()
        .serverPath(path.startsWith("/") ? path.substring(1) : path)
        .queryString(broker.getRawQuery() == null ? "" : broker.getRawQuery())
        .handshakeTimeout(timeout, TimeUnit.MILLISECONDS)
        .build();
  }

  private static MqttClientExecutorConfig threads(NioEventLoopGroup loop) {
    return MqttClientExecutorConfig.builder()
        .nettyExecutor(loop)
        // Callbacks stay on the loop: our own bounded queue is the only hand-over.
        .applicationScheduler(Schedulers.from(Runnable::run))
        .build();
  }

  /** The host without the brackets that an IPv6 address wears in a URI. */
  private static String host(URI broker) {
    String host = broker.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}

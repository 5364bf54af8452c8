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
import java.util.concurrent.TimeUnit;

/** Makes the library's client for one attempt at one broker. Stateless. */
final class WireFactory {
  private WireFactory() {}

  /**
   * Makes a client that is not connected yet.
   *
   * @param loop runs the socket and every callback; closing it closes the socket
   * @param gone hears why a connection, or an attempt, ended
   * @throws LinkException when a PEM file cannot be used
   */
  static Wire make(
      URI broker,
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
    return switch (settings.version()) {
      case V3_1_1 -> new Wire3(builder.useMqttVersion3().buildAsync());
      case V5 -> new Wire5(builder.useMqttVersion5().buildAsync());
    };
  }

  private static MqttClientTransportConfig transport(URI broker, MqttSettings settings)
      throws LinkException {
    Scheme scheme = Scheme.of(broker);
    long timeout = settings.connectTimeout().toMillis();
    return MqttClientTransportConfig.builder()
        .serverHost(host(broker))
        .serverPort(broker.getPort() >= 0 ? broker.getPort() : scheme.port())
        .sslConfig(scheme.tls() ? tls(settings) : null)
        .webSocketConfig(scheme.webSocket() ? webSocket(broker, timeout) : null)
        .socketConnectTimeout(timeout, TimeUnit.MILLISECONDS)
        // Session waits no longer than the timeout itself; this one only ends what it left.
        .mqttConnectTimeout(2 * timeout, TimeUnit.MILLISECONDS)
        .build();
  }

  private static MqttClientSslConfig tls(MqttSettings settings) throws LinkException {
    return MqttClientSslConfig.builder()
        .trustManagerFactory(Pem.trust(settings.tls()))
        .keyManagerFactory(Pem.identity(settings.tls()))
        .handshakeTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
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

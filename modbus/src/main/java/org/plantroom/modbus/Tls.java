package org.plantroom.modbus;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import org.plantroom.core.TlsFiles;

/**
 * The edge's side of Modbus/TCP Security (MB-TCP-Security V2.1): TLS 1.2 or newer, both sides with
 * certificates. The files are read anew for each connection, so that renewed ones need no restart.
 */
final class Tls {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private Tls() {}

  /**
   * Makes the handler of one connection.
   *
   * @param port the device's port
   * @param timeout how long the handshake may take
   * @throws IOException when the files cannot be used
   */
  static SslHandler handler(TlsFiles files, int port, Duration timeout) throws IOException {
    SslHandler handler = context(files).newHandler(ByteBufAllocator.DEFAULT, files.name(), port);
    SSLParameters parameters = handler.engine().getSSLParameters();
    // The rule by which a certificate's names are held against the name expected, RFC 2818.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    handler.engine().setSSLParameters(parameters);
    handler.setHandshakeTimeoutMillis(timeout.toMillis());
    return handler;
  }

  private static SslContext context(TlsFiles files) throws IOException {
    try {
      return SslContextBuilder.forClient()
          .sslProvider(SslProvider.JDK)
          .protocols(VERSIONS)
          .trustManager(files.trust().toFile())
          .keyManager(files.certificate().toFile(), files.key().toFile())
          .build();
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "the TLS files cannot be used [trust=%s, certificate=%s, key=%s]: %s"
              .formatted(files.trust(), files.certificate(), files.key(), e.getMessage()),
          e);
    }
  }
}

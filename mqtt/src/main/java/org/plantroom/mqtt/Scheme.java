package org.plantroom.mqtt;

import java.net.URI;
import java.util.Locale;

/** The ways to reach a broker; a constant's name in lower case is the scheme of its URI. */
enum Scheme {
  TCP(1883, false, false),
  SSL(8883, true, false),
  WS(80, false, true),
  WSS(443, true, true);

  private final int port;
  private final boolean tls;
  private final boolean webSocket;

  Scheme(int port, boolean tls, boolean webSocket) {
    this.port = port;
    this.tls = tls;
    this.webSocket = webSocket;
  }

  /** The port when the URI names none. */
  int port() {
    return port;
  }

  boolean tls() {
    return tls;
  }

  boolean webSocket() {
    return webSocket;
  }

  /**
   * The scheme of a broker's address.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  static Scheme of(URI broker) {
    for (Scheme scheme : values()) {
      if (scheme.name().toLowerCase(Locale.ROOT).equalsIgnoreCase(broker.getScheme())) {
        return scheme;
      }
    }
    throw new IllegalArgumentException(
        "a broker begins with tcp://, ssl://, ws:// or wss:// [broker=%s]".formatted(broker));
  }
}

package org.plantroom.core;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to find an MQTT broker, e.g. {@code ssl://broker.example:8883}. */
final class BrokerAddress {
  /** IANA: mqtt 1883, secure-mqtt 8883; a WebSocket uses the web's ports. */
  private static final Map<String, Integer> DEFAULT_PORTS =
      Map.of("tcp", 1883, "ssl", 8883, "ws", 80, "wss", 443);

  private static final Pattern PATTERN =
      Pattern.compile("([a-z]+)://([^/?#@]+)(/[A-Za-z0-9/._~-]{0,200})?");

  private BrokerAddress() {}

  /**
   * Reads an address. A user or password in it is refused: they do not belong into a file kept in
   * version control.
   *
   * @return an address that always names the port; empty when the text is none
   */
  static Optional<URI> of(String text) {
    Matcher matcher = PATTERN.matcher(text);
    Integer port = matcher.matches() ? DEFAULT_PORTS.get(matcher.group(1)) : null;
    if (port == null) {
      return Optional.empty();
    }
    String scheme = matcher.group(1);
    String path = matcher.group(3);
    if (path != null && !scheme.startsWith("ws")) {
      return Optional.empty();
    }
    return HostPort.of(matcher.group(2), port).flatMap(place -> uri(scheme, place, path));
  }

  private static Optional<URI> uri(String scheme, HostPort place, @Nullable String path) {
    String host = place.host().contains(":") ? "[" + place.host() + "]" : place.host();
    String text = scheme + "://" + host + ":" + place.port() + (path == null ? "" : path);
    URI uri = URI.create(text);
    // A name with an underscore has no host part in RFC 3986 terms, which connecting needs.
    return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
  }
}

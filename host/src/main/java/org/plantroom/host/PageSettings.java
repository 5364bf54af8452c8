package org.plantroom.host;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantroom.openid.OpenIdSettings;

/**
 * Where pages and API are served, and to whom.
 *
 * @param address the address of this machine they listen on
 * @param port TCP port, 0 for any free one
 * @param identity what TLS shows of the host, null for plain HTTP
 * @param behindProxy true when something else speaks TLS with the browsers and hands on the name
 *     they asked for
 * @param openOnLoopback true for a demo, see {@link Access#open}
 * @param openId whose people may sign in beside this host's own, null for nobody's
 */
public record PageSettings(
    InetAddress address,
    int port,
    @Nullable TlsIdentity identity,
    boolean behindProxy,
    boolean openOnLoopback,
    @Nullable OpenIdSettings openId) {
  private static final String ONE_YEAR = "max-age=31536000";

  /**
   * Takes the settings.
   *
   * @throws IllegalArgumentException when strangers' machines would be served without sign-in
   */
  public PageSettings {
    if (openOnLoopback && !address.isLoopbackAddress()) {
      throw new IllegalArgumentException("only a host on loopback may be open to anybody");
    }
  }

  /** For this host's own people alone. */
  public PageSettings(
      InetAddress address,
      int port,
      @Nullable TlsIdentity identity,
      boolean behindProxy,
      boolean openOnLoopback) {
    this(address, port, identity, behindProxy, openOnLoopback, null);
  }

  /** The same, for a provider's people too; null for none. */
  public PageSettings withOpenId(@Nullable OpenIdSettings settings) {
    return new PageSettings(address, port, identity, behindProxy, openOnLoopback, settings);
  }

  /** Plain HTTP for this machine alone; everybody signs in. */
  public static PageSettings onLoopback(int port) {
    return new PageSettings(loopback(), port, null, false, false);
  }

  /** Plain HTTP for this machine alone, open as a demo is. */
  public static PageSettings ofDemo(int port) {
    return new PageSettings(loopback(), port, null, false, true);
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  /** True when browsers can only have asked for this machine by a name of loopback. */
  boolean isLoopbackAlone() {
    return address.isLoopbackAddress() && !behindProxy;
  }

  /** True for the origin of our own pages, asked for by this host and port. */
  boolean isOwnOrigin(String origin, String host) {
    return origin.equalsIgnoreCase(scheme() + "://" + host)
        || (behindProxy && origin.equalsIgnoreCase("https://" + host));
  }

  boolean isSecure() {
    return identity != null;
  }

  String scheme() {
    return isSecure() ? "https" : "http";
  }

  /** The pages' address, given the port that was found. */
  URI uri(int served) {
    String name = address.isAnyLocalAddress() ? localName() : address.getHostAddress();
    return URI.create(
        "%s://%s:%d".formatted(scheme(), name.contains(":") ? "[" + name + "]" : name, served));
  }

  private static String localName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost"; // a machine without a name; its addresses serve all the same
    }
  }

  /** Whether browsers shall insist on TLS; not with a certificate that no authority has signed. */
  Optional<String> strictTransport() {
    return identity != null && !identity.isSelfSigned() ? Optional.of(ONE_YEAR) : Optional.empty();
  }
}

package org.plantroom.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A TCP endpoint.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 1 to 65535
 */
record HostPort(String host, int port) implements DeviceAddress {
  private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?");
  private static final Pattern BRACKETED =
      Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})\\](?::([0-9]{1,5}))?");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})");
  private static final Pattern DOTTED = Pattern.compile("[0-9.]+");
  private static final Pattern BYTE = Pattern.compile("25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]");

  /**
   * Reads {@code host}, {@code host:port}, {@code [::1]} or {@code [::1]:port}.
   *
   * @param defaultPort when none is written
   */
  static Optional<HostPort> of(String text, int defaultPort) {
    Matcher named = NAMED.matcher(text);
    if (named.matches() && isHost(named.group(1))) {
      return withPort(named.group(1), named.group(2), defaultPort);
    }
    Matcher bracketed = BRACKETED.matcher(text);
    if (bracketed.matches() && isIpv6(bracketed.group(1))) {
      return withPort(bracketed.group(1), bracketed.group(2), defaultPort);
    }
    return Optional.empty();
  }

  private static Optional<HostPort> withPort(String host, @Nullable String port, int defaultPort) {
    int number = port == null ? defaultPort : Integer.parseInt(port);
    return number >= 1 && number <= 65535
        ? Optional.of(new HostPort(host, number))
        : Optional.empty();
  }

  private static boolean isHost(String host) {
    String[] parts = host.split("\\.", -1);
    boolean dotted = DOTTED.matcher(host).matches();
    Pattern part = dotted ? BYTE : LABEL;
    for (String one : parts) {
      if (!part.matcher(one).matches()) {
        return false;
      }
    }
    return !dotted || parts.length == 4;
  }

  /** RFC 4291, 2.2: eight groups, of which one run of zeros may be left out, or six and an IPv4. */
  private static boolean isIpv6(String address) {
    String[] halves = address.split("::", -1);
    if (halves.length > 2) {
      return false;
    }
    int groups = groups(halves[0], halves.length == 1);
    if (halves.length == 1) {
      return groups == 8;
    }
    int after = groups(halves[1], true);
    return groups >= 0 && after >= 0 && groups + after <= 7;
  }

  /** How many 16-bit groups the text makes up; -1 when it is none. */
  private static int groups(String text, boolean mayEndInIpv4) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean ipv4 = mayEndInIpv4 && i == parts.length - 1 && parts[i].contains(".");
      if (ipv4 ? !isHost(parts[i]) : !parts[i].matches("[0-9A-Fa-f]{1,4}")) {
        return -1;
      }
      count += ipv4 ? 2 : 1;
    }
    return count;
  }
}

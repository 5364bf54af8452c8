package org.plantroom.core;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A serial port of the edge's machine.
 *
 * @param path the operating system's name for it, e.g. {@code /dev/ttyUSB0} or {@code COM3}
 */
record SerialPort(String path) implements DeviceAddress {
  /** What an address of a serial port begins with. */
  static final String SCHEME = "serial:";

  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/:-]{1,253}|COM[0-9]{1,3}");

  /** Reads {@code serial:PATH}. */
  static Optional<SerialPort> of(String text) {
    String path = text.substring(SCHEME.length());
    return PATH.matcher(path).matches() ? Optional.of(new SerialPort(path)) : Optional.empty();
  }
}

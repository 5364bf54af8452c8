package org.plantroom.core;

import java.util.Optional;

/** Where a device is reached, as its {@code address} says. */
sealed interface DeviceAddress permits HostPort, SerialPort {
  /**
   * Reads a TCP address or a serial port.
   *
   * @param defaultPort of a TCP address that names none
   */
  static Optional<? extends DeviceAddress> of(String text, int defaultPort) {
    return text.startsWith(SerialPort.SCHEME)
        ? SerialPort.of(text)
        : HostPort.of(text, defaultPort);
  }
}

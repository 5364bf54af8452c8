package org.plantroom.core;

import java.util.Locale;

/** How Modbus frames travel to a device. */
public enum Transport {
  /** Modbus TCP: frames with an MBAP header. */
  TCP,
  /** RTU frames, with their checksum, over a TCP connection, as simple serial gateways do. */
  RTU_OVER_TCP,
  /** RTU frames on a serial port of the edge's machine; an address says so, no key. */
  SERIAL,
  /** Modbus/TCP Security: Modbus TCP within TLS, both sides with certificates. */
  TLS;

  /** The word in project files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

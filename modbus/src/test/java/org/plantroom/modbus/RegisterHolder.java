package org.plantroom.modbus;

import java.io.IOException;

/** A server whose registers a test sets and reads behind the protocol's back. */
interface RegisterHolder extends AutoCloseable {
  /** How it is reached. */
  EndpointSettings settings();

  /** Puts holding registers into unit 1, two bytes each. */
  void set(int address, byte[] words) throws IOException;

  /** The holding registers of unit 1, two bytes each. */
  byte[] get(int address, int count) throws IOException;

  @Override
  void close() throws IOException;
}

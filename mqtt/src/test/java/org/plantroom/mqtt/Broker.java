package org.plantroom.mqtt;

import java.net.URI;

/** A broker under test, whoever made it. */
interface Broker extends AutoCloseable {
  int port();

  default URI uri() {
    return URI.create("tcp://127.0.0.1:" + port());
  }

  @Override
  void close();
}

package org.plantroom.mqtt;

/** Where the library's streams end. */
final class WireErrors {
  private WireErrors() {}

  /** The session ended and its stream with it; the disconnected listener carries the reason. */
  static void flowEnded(Throwable ignored) {}
}

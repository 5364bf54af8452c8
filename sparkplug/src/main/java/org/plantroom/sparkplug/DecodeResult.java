package org.plantroom.sparkplug;

/** What became of bytes that claim to be a payload. */
public sealed interface DecodeResult {
  /** They are one. */
  record Decoded(Payload payload) implements DecodeResult {}

  /**
   * They are none.
   *
   * @param sentence what is wrong, for people
   */
  record Malformed(String sentence) implements DecodeResult {}
}

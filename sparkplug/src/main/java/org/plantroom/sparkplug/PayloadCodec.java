package org.plantroom.sparkplug;

import java.io.IOException;
import org.plantroom.sparkplug.DecodeResult.Decoded;
import org.plantroom.sparkplug.DecodeResult.Malformed;

/**
 * Payloads to bytes and back. Reads compressed payloads always, writes them when told to.
 *
 * <p>Thread-safe; holds nothing but its setting.
 */
public final class PayloadCodec {
  private final Compression compression;

  /**
   * Makes a codec.
   *
   * @param compression how payloads are written; a payload that would not become smaller is written
   *     plain
   */
  public PayloadCodec(Compression compression) {
    this.compression = compression;
  }

  /** A codec that writes plain payloads. */
  public static PayloadCodec plain() {
    return new PayloadCodec(Compression.NONE);
  }

  /** The bytes of a payload, in Sparkplug B's protobuf. */
  public byte[] encode(Payload payload) {
    byte[] plain = PayloadWriter.write(payload);
    if (compression == Compression.NONE) {
      return plain;
    }
    byte[] wrapped = PayloadWriter.wrap(payload, compression, compression.compress(plain));
    return wrapped.length < plain.length ? wrapped : plain;
  }

  /**
   * Reads bytes from the network; takes at most 16 MiB of inflated bytes and 100,000 metrics.
   *
   * @return never throws for any bytes
   */
  public DecodeResult decode(byte[] bytes) {
    try {
      return new Decoded(PayloadReader.read(bytes));
    } catch (IOException malformed) {
      return new Malformed("no Sparkplug payload: " + malformed.getMessage());
    }
  }
}

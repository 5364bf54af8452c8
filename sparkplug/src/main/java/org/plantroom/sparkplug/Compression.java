package org.plantroom.sparkplug;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How a payload is made small, the way Eclipse Tahu does it: a payload with the uuid {@value #UUID}
 * whose body holds the true one. Not part of the specification.
 */
public enum Compression {
  /** Not at all. */
  NONE,
  /** zlib, RFC 1950; what Tahu assumes when nothing is said. */
  DEFLATE,
  /** gzip, RFC 1952. */
  GZIP;

  /** Marks a payload whose body is compressed. */
  static final String UUID = "SPBV1.0_COMPRESSED";

  /** The metric of the outer payload that names the algorithm. */
  static final String ALGORITHM = "algorithm";

  /** The most a body may inflate to, in bytes. */
  static final int MAX_INFLATED = 16 << 20;

  /** The algorithm of a name, DEFLATE for null; null when it is unknown. */
  static @Nullable Compression ofAlgorithm(@Nullable String name) {
    if (name == null || name.equals("DEFLATE")) {
      return DEFLATE;
    }
    return name.equals("GZIP") ? GZIP : null;
  }

  byte[] compress(byte[] plain) {
    ByteArrayOutputStream small = new ByteArrayOutputStream(plain.length / 2 + 32);
    try (OutputStream out = compressing(small)) {
      out.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return small.toByteArray();
  }

  private OutputStream compressing(OutputStream small) throws IOException {
    return switch (this) {
      case NONE -> small;
      case DEFLATE -> new DeflaterOutputStream(small);
      case GZIP -> new GZIPOutputStream(small);
    };
  }

  /**
   * Inflates a body.
   *
   * @throws IOException when it is malformed or holds more than {@link #MAX_INFLATED}
   */
  byte[] inflate(byte[] small) throws IOException {
    try (InputStream in = inflating(new ByteArrayInputStream(small))) {
      byte[] plain = in.readNBytes(MAX_INFLATED + 1);
      if (plain.length > MAX_INFLATED) {
        throw new IOException("inflates to more than %d bytes".formatted(MAX_INFLATED));
      }
      return plain;
    }
  }

  private InputStream inflating(InputStream small) throws IOException {
    return switch (this) {
      case NONE -> small;
      case DEFLATE -> new InflaterInputStream(small);
      case GZIP -> new GZIPInputStream(small);
    };
  }
}

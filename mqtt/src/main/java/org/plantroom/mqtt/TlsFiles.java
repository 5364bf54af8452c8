package org.plantroom.mqtt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * PEM files for TLS; read anew before every connect, so renewed certificates need no restart.
 *
 * @param authorities certificates to trust instead of the Java runtime's own, or null for those
 * @param certificate the client's certificate chain, or null for none
 * @param key the client's private key, unencrypted PKCS#8, or null for none
 */
public record TlsFiles(@Nullable Path authorities, @Nullable Path certificate, @Nullable Path key) {
  /** The Java runtime's own authorities and no client certificate. */
  public static final TlsFiles NONE = new TlsFiles(null, null, null);

  /**
   * Checks the pair.
   *
   * @throws IllegalArgumentException when only one of certificate and key is given
   */
  public TlsFiles {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException(
          "a client certificate and its key come together [certificate=%s, key=%s]"
              .formatted(certificate, key));
    }
  }
}

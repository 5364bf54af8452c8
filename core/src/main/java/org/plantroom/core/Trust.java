package org.plantroom.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS with the certificates that a plan or a setting names. */
public final class Trust {
  private Trust() {}

  /**
   * A context for TLS.
   *
   * @param certificates PEM file of those to trust; null for the Java runtime's own
   * @throws IOException when the file cannot be read or holds no certificate
   */
  public static SSLContext context(@Nullable Path certificates) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, certificates == null ? null : managers(certificates), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "no usable certificates in the PEM file [file=%s]".formatted(certificates), e);
    }
  }

  private static TrustManager[] managers(Path certificates)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream file = Files.newInputStream(certificates)) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        store.setCertificateEntry("trusted-" + number++, certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}

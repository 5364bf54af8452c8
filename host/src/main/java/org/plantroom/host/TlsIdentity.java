package org.plantroom.host;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;

/**
 * What the host shows of itself over TLS: one private key with its certificates.
 *
 * @param store holds them
 * @param password of the key in the store; may be empty
 */
public record TlsIdentity(KeyStore store, String password) {
  /** True when the certificate is its own authority, so that browsers warn of it. */
  boolean isSelfSigned() {
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        }
      }
      return true;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key store in memory is always open", e);
    }
  }

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return "TlsIdentity[selfSigned=%s]".formatted(isSelfSigned());
  }
}

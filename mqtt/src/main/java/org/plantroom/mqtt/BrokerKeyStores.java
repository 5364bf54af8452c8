package org.plantroom.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The embedded broker's TLS files in the form that HiveMQ reads, written anew at every start and
 * locked with a password of that start.
 *
 * @param identity key store of the broker's certificate and key
 * @param trusted key store of the certificates that sign the clients'; unused where none are asked
 * @param password of both
 */
record BrokerKeyStores(Path identity, Path trusted, String password) {
  private static final int PASSWORD_BYTES = 16;

  /**
   * Turns PEM files into key stores.
   *
   * @throws LinkException with a sentence, when a PEM file cannot be used
   */
  static BrokerKeyStores write(BrokerTls tls, Path folder)
      throws LinkException, IOException, GeneralSecurityException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    BrokerKeyStores keys =
        new BrokerKeyStores(
            folder.resolve("identity.p12"), folder.resolve("clients.p12"), password);
    store(Pem.identityStore(tls.certificate(), tls.key(), password), keys.identity, password);
    Path clients = tls.clients();
    if (clients != null) {
      store(Pem.trustStore(clients), keys.trusted, password);
    }
    return keys;
  }

  private static void store(KeyStore store, Path file, String password)
      throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "BrokerKeyStores[identity=%s, trusted=%s]".formatted(identity, trusted);
  }
}

package org.plantroom.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Reads PEM files (RFC 7468) for TLS. Stateless. */
public final class Pem {
  private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String KEY_END = "-----END PRIVATE KEY-----";
  private static final char[] NO_PASSWORD = new char[0];

  private Pem() {}

  /** Whom to trust, or null for the Java runtime's own authorities. */
  static @Nullable TrustManagerFactory trust(TlsFiles files) throws LinkException {
    Path authorities = files.authorities();
    if (authorities == null) {
      return null;
    }
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trustStore(authorities));
      return factory;
    } catch (GeneralSecurityException e) {
      throw unusable(authorities, "PEM certificates", e);
    }
  }

  /** A key store of the certificates in the file. */
  static KeyStore trustStore(Path authorities) throws LinkException {
    try {
      KeyStore store = emptyStore();
      for (Certificate certificate : certificates(authorities)) {
        store.setCertificateEntry("authority " + store.size(), certificate);
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(authorities, "PEM certificates", e);
    }
  }

  /** Who we are, or null for nobody. */
  static @Nullable KeyManagerFactory identity(TlsFiles files) throws LinkException {
    Path certificate = files.certificate();
    Path key = files.key();
    if (certificate == null || key == null) {
      return null;
    }
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(identityStore(certificate, key, ""), NO_PASSWORD);
      return factory;
    } catch (GeneralSecurityException e) {
      throw unusable(certificate, "a PEM certificate with its key in " + key, e);
    }
  }

  /**
   * A key store of a certificate and its key, the key locked with the password.
   *
   * @param certificate with those that signed it
   * @param key PKCS#8, without password
   * @throws LinkException naming the file that cannot be used, and why
   */
  public static KeyStore identityStore(Path certificate, Path key, String password)
      throws LinkException {
    try {
      Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
      KeyStore store = emptyStore();
      store.setKeyEntry("identity", privateKey(key, chain[0]), password.toCharArray(), chain);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(certificate, "a PEM certificate with its key in " + key, e);
    }
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IOException("no certificate in the file");
      }
      return found;
    }
  }

  private static PrivateKey privateKey(Path file, Certificate certificate)
      throws IOException, GeneralSecurityException {
    String text = Files.readString(file);
    int begin = text.indexOf(KEY_BEGIN);
    int end = text.indexOf(KEY_END);
    if (begin < 0 || end < begin) {
      throw new IOException("no unencrypted PKCS#8 key (%s) in %s".formatted(KEY_BEGIN, file));
    }
    byte[] encoded =
        Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end).strip());
    return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static LinkException unusable(Path file, String expected, Exception cause) {
    return new LinkException(
        "%s cannot be used as %s (%s): correct the file or the setting"
            .formatted(file, expected, Sentences.words(cause)),
        cause);
  }
}

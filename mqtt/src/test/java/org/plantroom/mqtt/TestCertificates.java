package org.plantroom.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A self-signed certificate for 127.0.0.1 and its key, as PEM files, made by the JDK's keytool.
 *
 * @param certificate the certificate
 * @param key the private key, PKCS#8
 */
record TestCertificates(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";

  static TestCertificates make(Path folder, String name)
      throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore store = keytool(folder.resolve(name + ".p12"), name);
    return new TestCertificates(
        pem(folder.resolve(name + ".crt"), "CERTIFICATE", store.getCertificate(name).getEncoded()),
        pem(
            folder.resolve(name + ".key"),
            "PRIVATE KEY",
            store.getKey(name, PASSWORD.toCharArray()).getEncoded()));
  }

  private static KeyStore keytool(Path file, String name)
      throws IOException, GeneralSecurityException, InterruptedException {
    String command =
        ("keytool -genkeypair -alias %s -keyalg EC -dname CN=%s -ext san=ip:127.0.0.1"
                + " -storetype PKCS12 -storepass %s")
            .formatted(name, name, PASSWORD);
    ProcessBuilder builder = new ProcessBuilder(command.split(" "));
    builder.command().set(0, Path.of(System.getProperty("java.home"), "bin/keytool").toString());
    builder.command().add("-keystore");
    builder.command().add(file.toString());
    builder.inheritIO().start().waitFor();
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return store;
    }
  }

  private static Path pem(Path file, String label, byte[] bytes) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(label, Base64.getMimeEncoder().encodeToString(bytes), label));
  }
}

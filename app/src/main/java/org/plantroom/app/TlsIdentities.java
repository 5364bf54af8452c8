package org.plantroom.app;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.plantroom.core.OwnerOnly;
import org.plantroom.host.TlsIdentity;
import org.plantroom.mqtt.LinkException;
import org.plantroom.mqtt.Pem;

/** Reads what a host shows of itself over TLS, or makes it. */
final class TlsIdentities {
  private static final String FILE = "self-signed.p12";

  /** Guards nothing: the file lies open to its owner alone, and keytool wants a password. */
  private static final String PASSWORD = "plantroom";

  private static final int DAYS = 3650;
  private static final long LONGEST_SECONDS = 60;

  private TlsIdentities() {}

  /** The key of a PKCS#12 file. */
  static TlsIdentity ofKeyStore(Path file, String password) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure("no such key store [file=%s]".formatted(file));
    }
    try {
      return new TlsIdentity(KeyStore.getInstance(file.toFile(), password.toCharArray()), password);
    } catch (IOException | GeneralSecurityException e) {
      throw new CommandFailure(
          "this is no PKCS#12 file, or $PLANTROOM_TLS_PASSWORD is wrong [file=%s, cause=%s]"
              .formatted(file, e.getMessage()));
    }
  }

  /** A certificate and its key. */
  static TlsIdentity ofPem(Path certificate, Path key) {
    try {
      return new TlsIdentity(Pem.identityStore(certificate, key, PASSWORD), PASSWORD);
    } catch (LinkException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  /**
   * A certificate of our own, for this machine's name and loopback; the same at every start.
   *
   * @param folder where it is kept
   */
  static TlsIdentity selfSigned(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(folder, OwnerOnly.folder());
      Path draft = folder.resolve(FILE + ".new");
      Files.deleteIfExists(draft);
      make(draft);
      Files.move(draft, file);
    }
    return ofKeyStore(file, PASSWORD);
  }

  /** By the JDK's own tool, for Java has no other public way to sign a certificate. */
  private static void make(Path file) throws IOException {
    String name = InetAddress.getLocalHost().getHostName();
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "plantroom",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=" + name,
            "-ext",
            "san=dns:localhost,ip:127.0.0.1,dns:" + name,
            "-validity",
            Integer.toString(DAYS),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    File words = File.createTempFile("plantroom", ".keytool");
    try {
      run(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words), words);
    } finally {
      Files.deleteIfExists(words.toPath());
    }
  }

  private static void run(ProcessBuilder command, File words) throws IOException {
    Process process = command.start();
    try {
      if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new CommandFailure(
        "keytool made no certificate: "
            + Files.readString(words.toPath(), StandardCharsets.UTF_8).strip());
  }
}

package org.plantroom.app;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plantroom.host.PageSettings;
import org.plantroom.host.TlsIdentity;
import org.plantroom.openid.OpenIdFile;
import org.plantroom.openid.OpenIdSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where a host serves its pages and how it proves itself, from the command line. Beyond loopback
 * passwords would travel open without TLS, so that takes an option of its own.
 */
final class PagesOption {
  @Mixin private HttpOption http = new HttpOption();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "address of this machine to serve pages and API on, 0.0.0.0 for all; beyond loopback"
              + " only with TLS (default: ${DEFAULT-VALUE})",
      defaultValue = "127.0.0.1")
  private InetAddress bind = InetAddress.getLoopbackAddress();

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description =
          "serve HTTPS with the key of this PKCS#12 file; its password in $PLANTROOM_TLS_PASSWORD")
  private @Nullable Path keyStore;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "serve HTTPS with this PEM certificate, with those that signed it")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "its private key, PEM, PKCS#8, without password")
  private @Nullable Path key;

  @Option(
      names = "--tls-self-signed",
      description = "serve HTTPS with a certificate made at the first start; browsers warn of it")
  private boolean selfSigned;

  @Option(
      names = "--allow-plain-http",
      description = "serve without TLS beyond loopback, or to a proxy that has it")
  private boolean plain;

  @Option(
      names = "--openid",
      paramLabel = "FILE",
      description = "let people of an OpenID Connect provider sign in, as this YAML file says")
  private @Nullable Path openId;

  /**
   * What the options say.
   *
   * @param data the host's data folder, which takes a self-signed certificate
   * @throws CommandFailure when they do not fit together
   */
  PageSettings settings(Path data) throws IOException {
    TlsIdentity identity = identity(data);
    if (identity == null && !plain && !bind.isLoopbackAddress()) {
      throw new CommandFailure(
          "beyond loopback the pages need TLS: give --tls-certificate and --tls-key, --tls-keystore"
              + " or --tls-self-signed; or --allow-plain-http when something else encrypts");
    }
    return new PageSettings(bind, http.port, identity, plain, false).withOpenId(openId());
  }

  private @Nullable OpenIdSettings openId() {
    try {
      return openId == null ? null : OpenIdFile.read(openId, System::getenv);
    } catch (IOException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable TlsIdentity identity(Path data) throws IOException {
    if ((certificate == null) != (key == null)) {
      throw new CommandFailure("--tls-certificate and --tls-key need each other");
    }
    if ((keyStore != null ? 1 : 0) + (certificate != null ? 1 : 0) + (selfSigned ? 1 : 0) > 1) {
      throw new CommandFailure(
          "give one of --tls-keystore, --tls-certificate with --tls-key, and --tls-self-signed");
    }
    if (keyStore != null) {
      String password = System.getenv("PLANTROOM_TLS_PASSWORD");
      return TlsIdentities.ofKeyStore(keyStore, password == null ? "" : password);
    }
    if (certificate != null && key != null) {
      return TlsIdentities.ofPem(certificate, key);
    }
    return selfSigned ? TlsIdentities.selfSigned(data.resolve("tls")) : null;
  }
}

package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host's door as an administrator meets it on the command line. */
class PeopleIT {
  private static final String ADDRESS = "^host: (https?://\\S+)$";
  private static final String TYPE =
      "name: Tank\nclass: tank\ntags: {Level: {register: holding 0, type: u16}}\n";

  private Path folder;
  private Path project;
  private Path data;

  @BeforeEach
  void write(@TempDir Path temporary) throws IOException {
    folder = temporary;
    project = TestProject.write(folder.resolve("project"), TYPE, Ports.free(), Ports.free());
    data = folder.resolve("host");
  }

  private Program host(Object... more) throws IOException {
    List<Object> all = new ArrayList<>(List.of("host", "--project", project));
    all.addAll(List.of("--data", data, "--http", 0));
    all.addAll(List.of(more));
    return Program.start(all.toArray());
  }

  private static int signIn(HttpClient client, String address, String user, String password)
      throws Exception {
    String body = "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
    return client
        .send(
            HttpRequest.newBuilder(URI.create(address + "/api/session"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void theFirstStartPrintsAOneTimePasswordAndTheTrailCanBeProved() throws Exception {
    String password;
    try (Program host = host();
        HttpClient client = HttpClient.newHttpClient()) {
      String address = host.awaitLine(ADDRESS).group(1);
      assertThat(address).startsWith("http://127.0.0.1:");
      password =
          host.awaitLine("first start: sign in as admin with the one-time password (\\S+)")
              .group(1);
      assertThat(signIn(client, address, "admin", "wrong")).isEqualTo(401);
      assertThat(signIn(client, address, "admin", password)).isEqualTo(200);
    }
    Program verify = Program.start("audit", "verify", "--data", data);
    assertThat(verify.awaitExit()).as("%s %s", verify.out(), verify.err()).isZero();
    String head = verify.out().getLast().replaceFirst(".* ", "");
    Path trail = data.resolve("audit").resolve("trail.jsonl");
    String lines = Files.readString(trail);
    assertThat(lines).contains("\"signed-in\"", "\"sign-in-failed\"").doesNotContain(password);

    Files.writeString(trail, lines.replace("sign-in-failed", "sign-in-passed"));
    Program touched = Program.start("audit", "verify", "--data", data, "--contains", head);
    assertThat(touched.awaitExit()).isEqualTo(1);
    assertThat(touched.out()).anyMatch(line -> line.contains("was changed"));
  }

  @Test
  void whoIsLockedOutComesBackByTheCommandLineAndOnlyWhileTheHostRests() throws Exception {
    TestAccess.user(data);
    try (Program host = host()) {
      host.awaitLine(ADDRESS);
      Program refused = Program.start("user", "tester", "--data", data);
      assertThat(refused.awaitExit()).isEqualTo(1);
      assertThat(refused.err()).anyMatch(line -> line.contains("in use by a host that runs"));
    }
    Program reset = Program.start("user", "tester", "--data", data);
    assertThat(reset.awaitExit()).as("%s", reset.err()).isZero();
    Program made = Program.start("token", "reports", "--data", data, "--role", "lab=viewer");
    assertThat(made.awaitExit()).as("%s", made.err()).isZero();
    try (Program host = host();
        HttpClient client = HttpClient.newHttpClient()) {
      String address = host.awaitLine(ADDRESS).group(1);
      assertThat(signIn(client, address, "tester", TestAccess.PASSWORD)).isEqualTo(401);
      assertThat(signIn(client, address, "tester", reset.out().getFirst())).isEqualTo(200);
      try (HostApi api = new HostApi(URI.create(address).getPort(), made.out().getFirst())) {
        assertThat(api.get("/api/sites")).hasSize(1);
        assertThat(api.ask("/api/users").status()).isEqualTo(403);
      }
    }
  }

  @Test
  void beyondLoopbackItStartsOnlyWithTlsOrOnRequest() throws Exception {
    Program bare = host("--bind", "0.0.0.0");
    assertThat(bare.awaitExit()).isEqualTo(1);
    assertThat(bare.err()).anyMatch(line -> line.contains("beyond loopback the pages need TLS"));
    try (Program plain = host("--bind", "0.0.0.0", "--allow-plain-http")) {
      assertThat(plain.awaitLine(ADDRESS).group(1)).startsWith("http://");
    }
  }

  @Test
  void withACertificateOfItsOwnItServesHttpsAndTheCookieStaysWithIt() throws Exception {
    TestAccess.user(data);
    try (Program host = host("--bind", "0.0.0.0", "--tls-self-signed")) {
      int port = URI.create(host.awaitLine(ADDRESS).group(1)).getPort();
      CookieManager cookies = new CookieManager();
      try (HttpClient client =
          HttpClient.newBuilder().sslContext(trusting()).cookieHandler(cookies).build()) {
        String address = "https://localhost:" + port;
        assertThat(signIn(client, address, TestAccess.USER, TestAccess.PASSWORD)).isEqualTo(200);
        assertThat(cookies.getCookieStore().getCookies())
            .singleElement()
            .satisfies(
                cookie -> {
                  assertThat(cookie.getName()).isEqualTo("__Host-plantroom-" + port);
                  assertThat(cookie.getSecure()).isTrue();
                  assertThat(cookie.isHttpOnly()).isTrue();
                });
        assertThat(get(client, address + "/api/sites").statusCode()).isEqualTo(200);
        assertThat(get(client, address + "/health").headers().map())
            .as("a certificate no authority signed must not be insisted on")
            .doesNotContainKey("strict-transport-security");
      }
    }
  }

  /** Trusts the host's own certificate and no other. */
  private SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore own =
        KeyStore.getInstance(
            data.resolve("tls").resolve("self-signed.p12").toFile(), "plantroom".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("host", own.getCertificate("plantroom"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}

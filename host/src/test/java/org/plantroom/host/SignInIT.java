package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.Time;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;
import org.plantroom.testkit.Await;

/** People coming and going, and those who should not get in. */
@Timeout(120)
final class SignInIT {
  private static final String PASSWORD = "a quiet plant room";
  private static final String TAGS = "/api/tags";

  private Path folder;
  private PlantroomHost host;
  private Visitor anna;

  @BeforeEach
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    open(PageSettings.onLoopback(0));
    host.access().accounts().add("anna", Grants.everywhere(Role.ADMINISTRATOR), null);
    host.access().accounts().choosePassword("anna", PASSWORD);
    anna = new Visitor(host.httpPort());
  }

  private void open(PageSettings pages) {
    Path project = folder.resolve("project");
    host =
        new PlantroomHost(
            Plant.project(project),
            Plant.reading(project),
            folder.resolve("host"),
            pages,
            () -> List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:1"))),
            Time.system(),
            Optional.empty());
  }

  @AfterEach
  void stop() {
    anna.close();
    host.close();
  }

  private int status(Visitor visitor, String path) throws Exception {
    return visitor.get(path).statusCode();
  }

  private List<String> audited(String what) throws Exception {
    return host.access().audit().latest(100, Long.MAX_VALUE, e -> e.what().equals(what)).stream()
        .map(entry -> entry.who())
        .toList();
  }

  @Test
  void whoSignsInGetsACookieNoScriptReadsAndNoOtherSiteSends() throws Exception {
    assertThat(status(anna, TAGS)).isEqualTo(401);
    HttpResponse<String> answer = anna.signIn("anna", PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("plantroom-" + host.httpPort() + "=", "HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure");
    assertThat(status(anna, TAGS)).isEqualTo(200);
    JsonNode me = Json.read(anna.get("/api/me").body());
    assertThat(me.path("user").asText()).isEqualTo("anna");
    assertThat(me.path("roles").path("*").asText()).isEqualTo("administrator");
    assertThat(audited("signed-in")).containsExactly("anna");
  }

  @Test
  void aSessionOutlivesARestartOfTheHostAndEndsWithSigningOut() throws Exception {
    anna.signIn("anna", PASSWORD);
    int port = host.httpPort();
    host.close();
    open(PageSettings.onLoopback(port));
    assertThat(status(anna, TAGS)).isEqualTo(200);
    assertThat(anna.send("DELETE", "/api/session", null).statusCode()).isEqualTo(204);
    assertThat(status(anna, TAGS)).isEqualTo(401);
    assertThat(audited("signed-out")).containsExactly("anna");
  }

  @Test
  void whatChangesSomethingNeedsThePagesToken() throws Exception {
    anna.signIn("anna", PASSWORD);
    String right = Json.read(anna.get("/api/me").body()).path("csrf").asText();
    anna.csrf(null);
    assertThat(anna.send("DELETE", "/api/users/none", null).statusCode()).isEqualTo(403);
    anna.csrf("0".repeat(64));
    assertThat(anna.send("DELETE", "/api/users/none", null).statusCode()).isEqualTo(403);
    assertThat(status(anna, "/api/users")).as("reading goes on").isEqualTo(200);
    anna.csrf(right);
    assertThat(anna.send("DELETE", "/api/users/none", null).statusCode()).isEqualTo(404);
  }

  @Test
  void pagesOfAnotherOriginAreRefusedWhateverTheyShow() throws Exception {
    anna.signIn("anna", PASSWORD);
    assertThat(anna.get(TAGS, "Origin", "https://elsewhere.example").statusCode()).isEqualTo(403);
    assertThat(
            anna.send(
                    "POST",
                    "/api/session",
                    "{\"user\":\"anna\",\"password\":\"%s\"}".formatted(PASSWORD),
                    "Origin",
                    "null")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void forgedAndExpiredSecretsOpenNothing() throws Exception {
    anna.signIn("anna", PASSWORD);
    String cookie = String.valueOf(anna.cookie());
    for (String forged :
        List.of(
            cookie + "x", cookie.substring(0, cookie.length() - 1), cookie.replace("=", "=."))) {
      anna.cookie(forged);
      assertThat(status(anna, TAGS)).as(forged).isEqualTo(401);
    }
    anna.cookie(null);
    String token = Plant.token(host.access().accounts(), Role.VIEWER);
    for (String forged :
        List.of(
            "Bearer " + token + "x",
            "Bearer plantroom_",
            "Bearer",
            "Basic YW5uYTphIHF1aWV0IHBsYW50IHJvb20=",
            token,
            "Bearer " + host.access().accounts().tokens().getFirst().digest(),
            "Bearer " + host.access().accounts().tokens().getFirst().id())) {
      assertThat(anna.get(TAGS, "Authorization", forged).statusCode()).as(forged).isEqualTo(401);
    }
    assertThat(anna.get(TAGS, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
    host.access().accounts().revoke(host.access().accounts().tokens().getFirst().id());
    assertThat(anna.get(TAGS, "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenEndsAtItsTime() throws Exception {
    long soon = System.currentTimeMillis() + 500;
    String token =
        host.access()
            .accounts()
            .issue("brief", Grants.everywhere(Role.VIEWER), soon, "test")
            .text();
    Await.until(
        "the token is over",
        Plant.PATIENCE,
        () -> anna.get(TAGS, "Authorization", "Bearer " + token).statusCode() == 401);
    assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(soon);
  }

  @Test
  void guessingIsAnsweredLaterAndLater() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(anna.signIn("anna", "wrong").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> tooSoon = anna.signIn("anna", PASSWORD);
    assertThat(tooSoon.statusCode()).isEqualTo(429);
    assertThat(tooSoon.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    Await.until(
        "anna may try again",
        Duration.ofSeconds(10),
        () -> anna.signIn("anna", PASSWORD).statusCode() == 200);
    assertThat(audited("sign-in-failed")).hasSize(5).containsOnly("anna");
  }

  @Test
  void aOneTimePasswordIsGoodForChoosingOnesOwnAlone() throws Exception {
    anna.signIn("anna", PASSWORD);
    HttpResponse<String> added =
        anna.send("POST", "/api/users", "{\"name\":\"Bo\",\"roles\":{\"*\":\"operator\"}}");
    String once = Json.read(added.body()).path("password").asText();
    try (Visitor bo = new Visitor(host.httpPort())) {
      assertThat(bo.signIn("bo", once).body()).contains("\"mustChoosePassword\":true");
      assertThat(status(bo, TAGS)).isEqualTo(403);
      assertThat(choose(bo, once, "short")).isEqualTo(400);
      assertThat(choose(bo, "wrong", PASSWORD)).isEqualTo(400);
      assertThat(choose(bo, once, once)).isEqualTo(400);
      assertThat(choose(bo, once, PASSWORD)).isEqualTo(204);
      assertThat(status(bo, TAGS)).isEqualTo(200);
      assertThat(bo.signIn("bo", once).statusCode()).isEqualTo(401);
    }
  }

  private static int choose(Visitor visitor, String old, String fresh) throws Exception {
    String body = Json.write(Map.of("old", old, "new", fresh));
    return visitor.send("PUT", "/api/me/password", body).statusCode();
  }

  @Test
  void whoIsLockedIsOutAtOnceAndTheirSocketIsClosed() throws Exception {
    host.access().accounts().add("bo", Grants.everywhere(Role.VIEWER), null);
    host.access().accounts().choosePassword("bo", PASSWORD);
    try (Visitor bo = new Visitor(host.httpPort());
        Browser browser = new Browser(host.httpPort(), null)) {
      bo.signIn("bo", PASSWORD);
      Browser.Live live = browser.live("Cookie", String.valueOf(bo.cookie()));
      anna.signIn("anna", PASSWORD);
      assertThat(anna.send("PUT", "/api/users/bo", "{\"locked\":true}").statusCode())
          .isEqualTo(200);
      assertThat(status(bo, TAGS)).isEqualTo(401);
      assertThat(bo.signIn("bo", PASSWORD).statusCode()).isEqualTo(401);
      Await.until("the socket is closed", Plant.PATIENCE, () -> live.closeCode() == 4401);
      assertThat(anna.send("PUT", "/api/users/bo", "{\"locked\":false}").statusCode())
          .isEqualTo(200);
      assertThat(status(bo, TAGS)).as("the session of before").isEqualTo(401);
    }
    assertThat(audited("user-locked")).containsExactly("anna");
  }

  @Test
  void theLastAdministratorCannotLockThemselvesOut() throws Exception {
    anna.signIn("anna", PASSWORD);
    HttpResponse<String> answer = anna.send("PUT", "/api/users/anna", "{\"locked\":true}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("one administrator of all sites must be left");
  }

  @Test
  void theFirstStartMakesAnAdministratorWhosePasswordWorksUntilItIsChanged(@TempDir Path fresh)
      throws Exception {
    host.close();
    folder = fresh;
    open(PageSettings.onLoopback(0));
    String unused = host.firstPassword().orElseThrow();
    host.close();
    open(PageSettings.onLoopback(0));
    String once = host.firstPassword().orElseThrow();
    try (Visitor first = new Visitor(host.httpPort())) {
      assertThat(first.signIn(Access.FIRST_USER, unused).statusCode()).isEqualTo(401);
      assertThat(first.signIn(Access.FIRST_USER, once).statusCode()).isEqualTo(200);
      assertThat(choose(first, once, PASSWORD)).isEqualTo(204);
    }
    host.close();
    open(PageSettings.onLoopback(0));
    assertThat(host.firstPassword()).isEmpty();
  }

  @Test
  void aDemoIsOpenToItsMachineUntilSomebodyHasAPassword(@TempDir Path fresh) throws Exception {
    host.close();
    folder = fresh;
    open(PageSettings.ofDemo(0));
    String link = host.firstLink();
    String command = "{\"tag\":\"%s\",\"value\":7}".formatted(Plant.FLOW);
    try (Visitor anybody = new Visitor(host.httpPort());
        Visitor first = new Visitor(host.httpPort())) {
      assertThat(status(anybody, TAGS)).isEqualTo(200);
      assertThat(anybody.send("POST", "/api/commands", command).statusCode()).isEqualTo(202);
      assertThat(status(anybody, "/api/users")).isEqualTo(403);
      String code = link.substring(link.lastIndexOf('/') + 1);
      assertThat(first.enter("/api/session/link", Map.of("code", code)).statusCode())
          .isEqualTo(200);
      assertThat(status(first, "/api/users")).isEqualTo(200);
      assertThat(anybody.enter("/api/session/link", Map.of("code", code)).statusCode())
          .as("a link works once")
          .isEqualTo(401);
      assertThat(choose(first, "", PASSWORD)).isEqualTo(204);
      assertThat(status(anybody, TAGS)).isEqualTo(200);
      assertThat(anybody.send("POST", "/api/commands", command).statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../security/accounts.json",
        "/%2e%2e/%2e%2e/security/accounts.json",
        "/..%2f..%2faudit/trail.jsonl",
        "/assets/..%5c..%5cindex.html",
        "/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/api/devices/..%2f..%2f/x/y",
        "/api/users/..%2faccounts",
        "/api/%00",
        "//etc/passwd",
        "/.git/config",
        "/META-INF/MANIFEST.MF",
      })
  void nothingOutsideThePagesIsServed(String path) throws Exception {
    anna.signIn("anna", PASSWORD);
    HttpResponse<String> answer = anna.get(path);
    assertThat(answer.statusCode()).isIn(400, 403, 404);
    assertThat(answer.body()).doesNotContain("root:", "argon2", "previous");
  }

  @Test
  void whatIsTooLargeOrNotWellFormedIsRefusedBeforeAnythingIsDone() throws Exception {
    String huge = "{\"user\":\"anna\",\"password\":\"" + "x".repeat(100_000) + "\"}";
    assertThat(anna.send("POST", "/api/session", huge).statusCode()).isEqualTo(413);
    assertThat(anna.get(TAGS, "Cookie", "x=" + "y".repeat(20_000)).statusCode()).isEqualTo(431);
    for (String body : List.of("", "[]", "{", "null", "{\"user\":1,\"password\":2}", "\u0000")) {
      assertThat(anna.send("POST", "/api/session", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(audited("sign-in-failed")).isEmpty();
  }

  @Test
  void scriptThatIsSentComesBackAsDataAlone() throws Exception {
    String script = "<script>alert(1)</script>";
    HttpResponse<String> reflected = anna.get("/api/%3Cscript%3Ealert(1)%3C/script%3E");
    assertThat(reflected.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(reflected.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    anna.signIn(script, PASSWORD);
    anna.signIn("anna", PASSWORD);
    assertThat(
            anna.send(
                    "POST",
                    "/api/users",
                    Json.write(Map.of("name", script, "roles", Map.of("*", "viewer"))))
                .statusCode())
        .isEqualTo(409);
    anna.send(
        "POST",
        "/api/tokens",
        Json.write(Map.of("name", script, "roles", Map.of("*", "viewer"), "days", 1)));
    for (String path : List.of("/api/tokens", "/api/audit")) {
      HttpResponse<String> stored = anna.get(path);
      assertThat(stored.body()).contains("alert(1)");
      assertThat(stored.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/json");
      assertThat(stored.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'self'")
          .doesNotContain("unsafe");
    }
  }

  @Test
  void theAuditTellsWhoDidWhatAndThatNobodyTouchedIt() throws Exception {
    anna.signIn("anna", PASSWORD);
    anna.send("POST", "/api/users", "{\"name\":\"bo\",\"roles\":{\"north\":\"viewer\"}}");
    anna.send("PUT", "/api/users/bo", "{\"roles\":{\"north\":\"operator\"},\"locked\":true}");
    anna.send("DELETE", "/api/users/bo", null);
    JsonNode entries = Json.read(anna.get("/api/audit?who=anna&limit=4").body()).path("entries");
    assertThat(entries.findValuesAsText("what"))
        .containsExactly("user-removed", "user-locked", "user-roles-changed", "user-added");
    JsonNode check = Json.read(anna.get("/api/audit/check").body());
    assertThat(check.path("findings")).isEmpty();
    assertThat(check.path("lines").asInt()).isEqualTo(5);
  }
}

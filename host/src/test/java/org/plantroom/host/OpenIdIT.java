package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.openid.OpenIdFile;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;
import org.plantroom.testkit.TestProvider;

/**
 * People who come by way of an OpenID Connect provider over real HTTP, and those who only say so.
 */
@Timeout(120)
final class OpenIdIT {
  private static final String PASSWORD = "a quiet plant room";

  private final HttpClient client = HttpClient.newHttpClient();
  private TestProvider provider;
  private Path folder;
  private PlantroomHost host;
  private Visitor visitor;

  @BeforeEach
  void start(@TempDir Path temporary) throws Exception {
    provider = TestProvider.start();
    provider.person("17", "Berta", "operators");
    folder = temporary;
    open("");
    host.access().accounts().add("anna", Grants.everywhere(Role.ADMINISTRATOR), null);
    host.access().accounts().choosePassword("anna", PASSWORD);
    visitor = new Visitor(host.httpPort());
  }

  private void open(String more) throws Exception {
    Path project = folder.resolve("project");
    Path settings =
        Files.writeString(
            folder.resolve("openid.yaml"),
            """
            issuer: %s
            client: %s
            secret: env:PROVIDER_SECRET
            label: Test provider
            groups:
              operators: {"north": operator, "south": viewer}
              south-engineers: {"south": engineer}
            %s
            """
                .formatted(provider.issuer(), TestProvider.CLIENT, more));
    host =
        new PlantroomHost(
            Plant.project(project),
            Plant.reading(project),
            folder.resolve("host"),
            PageSettings.onLoopback(0)
                .withOpenId(OpenIdFile.read(settings, name -> TestProvider.SECRET)),
            () -> List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:1"))),
            Time.system(),
            Optional.empty());
  }

  @AfterEach
  void stop() {
    visitor.close();
    client.close();
    host.close();
    provider.close();
  }

  /** Goes to the provider with the browser's cookie, and answers where the provider sends it. */
  private String toTheProvider() throws Exception {
    HttpResponse<String> started = visitor.get("/api/session/openid");
    assertThat(started.statusCode()).isEqualTo(302);
    visitor.take(started);
    return back(location(started));
  }

  private String back(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return location(client.send(request, BodyHandlers.ofString()));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** Comes back with the provider's answer, and says where that led. */
  private String comeBack(String answer) throws Exception {
    URI uri = URI.create(answer);
    HttpResponse<String> led = visitor.get(uri.getRawPath() + "?" + uri.getRawQuery());
    assertThat(led.statusCode()).isEqualTo(302);
    visitor.take(led);
    return location(led);
  }

  private String signIn() throws Exception {
    return comeBack(toTheProvider());
  }

  private JsonNode me() throws Exception {
    return Json.read(visitor.get("/api/me").body());
  }

  private boolean isIn() throws Exception {
    return visitor.get("/api/me").statusCode() == 200;
  }

  private List<String> audited(String what) throws Exception {
    return host.access().audit().latest(100, Long.MAX_VALUE, e -> e.what().equals(what)).stream()
        .map(entry -> entry.who() + " " + entry.details())
        .toList();
  }

  @Test
  void whoTheProviderVouchesForIsInWithTheRolesOfTheirGroups() throws Exception {
    assertThat(Json.read(visitor.get("/api/session").body()).path("provider").asText())
        .isEqualTo("Test provider");
    assertThat(signIn()).isEqualTo("/");
    JsonNode me = me();
    assertThat(me.path("user").asText()).isEqualTo("berta");
    assertThat(me.path("vouched").asBoolean()).isTrue();
    assertThat(me.path("roles").toString())
        .isEqualTo("{\"north\":\"operator\",\"south\":\"viewer\"}");
    assertThat(audited("signed-in"))
        .containsExactly("berta {provider=%s}".formatted(provider.issuer()));
  }

  @Test
  void theHigherOfTwoGroupsRolesCountsAndComesAnewWithEachSignIn() throws Exception {
    provider.person("17", "Berta", "operators", "south-engineers", "unknown-here");
    signIn();
    assertThat(me().path("roles").path("south").asText()).isEqualTo("engineer");
    provider.person("17", "Berta Newname", "south-engineers");
    signIn();
    assertThat(me().path("user").asText()).as("keeps the name").isEqualTo("berta");
    assertThat(me().path("roles").toString()).isEqualTo("{\"south\":\"engineer\"}");
  }

  @Test
  void whoIsInNoKnownGroupIsRefusedAndOutOfEveryBrowserOfBefore() throws Exception {
    signIn();
    try (Visitor other = new Visitor(host.httpPort())) {
      Visitor first = visitor;
      visitor = other;
      provider.person("17", "Berta", "gardeners");
      assertThat(signIn()).isEqualTo("/?sign-in=role");
      assertThat(isIn()).isFalse();
      visitor = first;
    }
    assertThat(isIn()).as("the session of before has ended").isFalse();
    assertThat(audited("sign-in-failed")).containsExactly("Berta {provider=role}");
  }

  @Test
  void whoIsInNoKnownGroupMayBeLetInWithARoleForAll() throws Exception {
    host.close();
    open("others: {\"*\": viewer}");
    visitor.close();
    visitor = new Visitor(host.httpPort());
    provider.person("18", "clara");
    signIn();
    assertThat(me().path("roles").toString()).isEqualTo("{\"*\":\"viewer\"}");
  }

  @Test
  void aProviderTakesOverNoUserOfTheHostsOwn() throws Exception {
    provider.person("19", "anna", "operators");
    assertThat(signIn()).isEqualTo("/?sign-in=name");
    assertThat(isIn()).isFalse();
    provider.person("20", "not a <name>", "operators");
    assertThat(signIn()).isEqualTo("/?sign-in=name");
  }

  @Test
  void aVouchedUserHasNeitherPasswordNorRolesHereButCanBeLocked() throws Exception {
    signIn();
    visitor.csrf(me().path("csrf").asText());
    String own = "{\"old\":\"\",\"new\":\"%s\"}".formatted(PASSWORD);
    assertThat(visitor.send("PUT", "/api/me/password", own).statusCode()).isEqualTo(409);
    try (Visitor anna = new Visitor(host.httpPort())) {
      anna.signIn("anna", PASSWORD);
      assertThat(anna.send("POST", "/api/users/berta/password", "{}").statusCode()).isEqualTo(409);
      String roles = "{\"roles\":{\"*\":\"administrator\"}}";
      assertThat(anna.send("PUT", "/api/users/berta", roles).statusCode()).isEqualTo(409);
      assertThat(anna.send("PUT", "/api/users/berta", "{\"locked\":true}").statusCode())
          .isEqualTo(200);
    }
    assertThat(isIn()).as("locked, so out at once").isFalse();
    assertThat(signIn()).isEqualTo("/?sign-in=role");
    assertThat(visitor.signIn("berta", "").statusCode()).isEqualTo(401);
  }

  @Test
  void theCookieOfTheWayIsShortLivedAndItsStateBelongsToOneBrowserOnce() throws Exception {
    HttpResponse<String> started = visitor.get("/api/session/openid");
    assertThat(started.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/");
    visitor.take(started);
    String answer = back(location(started));
    String cookie = visitor.cookie();
    visitor.cookie(null);
    assertThat(comeBack(answer)).as("another browser").isEqualTo("/?sign-in=over");
    visitor.cookie(cookie);
    String wrong = answer.replaceFirst("state=[^&]+", "state=" + "A".repeat(43));
    assertThat(comeBack(wrong)).as("wrong state").isEqualTo("/?sign-in=over");
    assertThat(isIn()).isFalse();
  }

  @Test
  void anAnswerThatComesTwiceIsNoneTheSecondTime() throws Exception {
    HttpResponse<String> started = visitor.get("/api/session/openid");
    visitor.take(started);
    String cookie = visitor.cookie();
    String answer = back(location(started));
    assertThat(comeBack(answer)).isEqualTo("/");
    visitor.cookie(cookie);
    assertThat(comeBack(answer)).isEqualTo("/?sign-in=over");
  }

  @Test
  void aCodeOfAnotherWayIsRefusedByThePkceOfTheFirst() throws Exception {
    String stolen = toTheProvider().replaceFirst(".*code=([^&]+).*", "$1");
    String own = toTheProvider().replaceFirst("code=[^&]+", "code=" + stolen);
    assertThat(comeBack(own)).isEqualTo("/?sign-in=refused");
    assertThat(isIn()).isFalse();
  }

  @Test
  void aTokenThatIsNotSignedByThePublishedKeyIsRefused() throws Exception {
    for (TestProvider.Seal seal : TestProvider.Seal.values()) {
      provider.seal(seal);
      boolean isSound = seal == TestProvider.Seal.SIGNED;
      assertThat(signIn()).as("%s", seal).isEqualTo(isSound ? "/" : "/?sign-in=refused");
      assertThat(isIn()).as("%s", seal).isEqualTo(isSound);
      visitor.cookie(null);
    }
    assertThat(audited("sign-in-failed")).hasSize(3).containsOnly(" {provider=refused}");
  }

  private static Map<String, Consumer<Map<String, Object>>> lies() {
    long now = Instant.now().getEpochSecond();
    return Map.of(
        "another issuer", claims -> claims.put("iss", "https://elsewhere.example"),
        "another audience", claims -> claims.put("aud", "another-program"),
        "another nonce", claims -> claims.put("nonce", "another"),
        "no nonce", claims -> claims.remove("nonce"),
        "over", claims -> claims.put("exp", now - 3600),
        "no end", claims -> claims.remove("exp"),
        "of the future", claims -> claims.put("iat", now + 3600),
        "nobody", claims -> claims.remove("sub"));
  }

  @Test
  void aTokenThatDoesNotHoldIsRefused() throws Exception {
    for (Map.Entry<String, Consumer<Map<String, Object>>> lie : lies().entrySet()) {
      provider.lie(lie.getValue());
      assertThat(signIn()).as(lie.getKey()).isEqualTo("/?sign-in=refused");
      assertThat(isIn()).as(lie.getKey()).isFalse();
    }
  }

  @Test
  void anAnswerThatNamesAnotherIssuerIsRefused() throws Exception {
    assertThat(comeBack(toTheProvider() + "&iss=https%3A%2F%2Felsewhere.example"))
        .isEqualTo("/?sign-in=refused");
  }

  @Test
  void whoDeclinesAtTheProviderIsToldSo() throws Exception {
    provider.refuse();
    assertThat(signIn()).isEqualTo("/?sign-in=refused");
  }

  @Test
  void aChangedKeyIsAskedForAndKnownKeysAreNot() throws Exception {
    signIn();
    signIn();
    assertThat(provider.keyQuestions()).isEqualTo(1);
    provider.rotateKey();
    assertThat(signIn()).isEqualTo("/");
    assertThat(provider.keyQuestions()).isEqualTo(2);
  }

  @Test
  void nothingInAnAddressLeadsElsewhere() throws Exception {
    String elsewhere = "https%3A%2F%2Felsewhere.example%2F";
    HttpResponse<String> started =
        visitor.get("/api/session/openid?redirect_uri=%s&next=%s".formatted(elsewhere, elsewhere));
    assertThat(location(started)).startsWith(provider.issuer() + "/authorize?");
    assertThat(location(started)).doesNotContain("elsewhere");
    assertThat(location(visitor.get("/api/session/openid/end?next=" + elsewhere))).isEqualTo("/");
    assertThat(location(visitor.get("/api/session/openid/answer?next=" + elsewhere)))
        .isEqualTo("/?sign-in=over");
  }

  @Test
  void withoutTheProviderLocalUsersSignInAndOthersAreToldAndItIsFoundAgain() throws Exception {
    int port = provider.port();
    provider.close();
    assertThat(location(visitor.get("/api/session/openid"))).isEqualTo("/?sign-in=provider");
    assertThat(visitor.signIn("anna", PASSWORD).statusCode()).isEqualTo(200);
    visitor.cookie(null);
    host.close();
    provider = TestProvider.start(port);
    provider.person("17", "Berta", "operators");
    open("");
    visitor.close();
    visitor = new Visitor(host.httpPort());
    String answer = toTheProvider();
    provider.close();
    assertThat(comeBack(answer)).as("gone meanwhile").isEqualTo("/?sign-in=provider");
    provider = TestProvider.start(port);
    provider.person("17", "Berta", "operators");
    assertThat(signIn()).isEqualTo("/");
  }

  @Test
  void aProviderThatTellsWithoutEndIsNotHeardToItsEnd() throws Exception {
    provider.pad(1 << 20);
    assertThat(location(visitor.get("/api/session/openid"))).isEqualTo("/?sign-in=provider");
  }

  @Test
  void signingOutEndsTheSessionAtTheProviderTooWhereThatIsSet() throws Exception {
    host.close();
    open("sign-out: provider");
    visitor.close();
    visitor = new Visitor(host.httpPort());
    signIn();
    visitor.csrf(me().path("csrf").asText());
    assertThat(visitor.send("DELETE", "/api/session", null).statusCode()).isEqualTo(204);
    assertThat(isIn()).isFalse();
    assertThat(location(visitor.get("/api/session/openid/end")))
        .startsWith(provider.issuer() + "/end?")
        .contains("client_id=plantroom")
        .contains(
            "post_logout_redirect_uri=http%%3A%%2F%%2F127.0.0.1%%3A%d".formatted(host.httpPort()));
  }

  @Test
  void manyFailuresOfOneAddressAreNotLookedAtAnyMore() throws Exception {
    provider.refuse();
    for (int i = 0; i < 20; i++) {
      assertThat(signIn()).isEqualTo("/?sign-in=refused");
    }
    assertThat(signIn()).isEqualTo("/?sign-in=soon");
    assertThat(audited("sign-in-failed")).hasSize(20);
  }

  @Test
  void secretsStandNowhere() throws Exception {
    signIn();
    assertThat(host.access().accounts().users().toString()).doesNotContain(TestProvider.SECRET);
    assertThat(OpenIdFile.read(folder.resolve("openid.yaml"), name -> TestProvider.SECRET))
        .asString()
        .doesNotContain(TestProvider.SECRET);
  }
}

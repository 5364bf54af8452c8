package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;
import org.plantroom.testkit.Await;

/** Each call with each role, at all sites, at the site in question, at another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class AccessIT {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private EmbeddedBroker broker;
  private PlantroomHost host;
  private ScriptedEdge edge;
  private Visitor visitor;
  private final Map<Grants, String> tokens = new LinkedHashMap<>();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    URI address = URI.create("tcp://127.0.0.1:" + broker.port());
    host = Plant.host(folder, address);
    visitor = new Visitor(host.httpPort());
    Browser all = new Browser(host);
    // An edge born before the host has subscribed is heard by nobody.
    Await.until("up", Plant.PATIENCE, () -> all.get("/health").statusCode() == 200);
    edge = new ScriptedEdge(Plant.EDGE, address).start();
    Await.until(
        "good", Plant.PATIENCE, () -> all.tag(Plant.FLOW).path("quality").asText().equals("good"));
    all.close();
  }

  @AfterAll
  void stop() {
    visitor.close();
    edge.close();
    host.close();
    broker.close();
  }

  private String token(Grants grants) {
    return tokens.computeIfAbsent(
        grants,
        made -> {
          long tomorrow = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
          return host.access().accounts().issue("test", made, tomorrow, "test").text();
        });
  }

  private HttpResponse<String> ask(String method, String path, @Nullable Grants grants)
      throws Exception {
    String body = method.equals("GET") ? null : "{}";
    return grants == null
        ? visitor.send(method, path, body)
        : visitor.send(method, path, body, "Authorization", "Bearer " + token(grants));
  }

  static Stream<String> calls() {
    // Upgrades have tests of their own, and only a session has a password.
    return AccessTable.OF_HOST.rows().keySet().stream()
        .filter(call -> !call.equals(AccessTable.LIVE) && !call.equals("PUT /api/me/password"));
  }

  /** A call's address, naming things of the plant where there are any. */
  private static String address(String call) {
    return call.substring(call.indexOf(' ') + 1)
        .replace("{site}/{edge}/{device}", Plant.PUMP.toString())
        .replaceAll("\\{\\w+}", "none");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallAnswersThoseWhoHaveItsRightAndNobodyElse(String call) throws Exception {
    Need need = AccessTable.OF_HOST.of(call);
    String method = call.substring(0, call.indexOf(' '));
    int stranger = ask(method, address(call), null).statusCode();
    if (need instanceof Need.Nothing) {
      assertThat(stranger).isNotIn(UNAUTHORIZED, FORBIDDEN);
    } else {
      assertThat(stranger).isEqualTo(UNAUTHORIZED);
    }
    for (Role role : Role.values()) {
      for (String site : List.of(Grants.ALL_SITES, Plant.EDGE.site())) {
        Grants grants = new Grants(Map.of(site, role));
        int status = ask(method, address(call), grants).statusCode();
        if (allows(need, role, site)) {
          assertThat(status).as("%s at %s", role, site).isNotIn(UNAUTHORIZED, FORBIDDEN, 500);
        } else {
          assertThat(status).as("%s at %s", role, site).isEqualTo(FORBIDDEN);
        }
      }
    }
  }

  /** The rule once more in other words than the host's. */
  private static boolean allows(Need need, Role role, String site) {
    return switch (need) {
      case Need.Nothing _ -> true;
      case Need.SignedIn _ -> true;
      case Need.AtSomeSite some -> role.compareTo(some.role()) >= 0;
      case Need.AtAllSites all -> role.compareTo(all.role()) >= 0 && site.equals(Grants.ALL_SITES);
    };
  }

  @ParameterizedTest
  @MethodSource("calls")
  void somebodyWithoutAnyRoleGetsNothingOfThePlants(String call) throws Exception {
    Need need = AccessTable.OF_HOST.of(call);
    String method = call.substring(0, call.indexOf(' '));
    int status = ask(method, address(call), Grants.NONE).statusCode();
    if (need instanceof Need.AtSomeSite || need instanceof Need.AtAllSites) {
      assertThat(status).isEqualTo(FORBIDDEN);
    }
  }

  @Test
  void anAdministratorOfAnotherSiteSeesNothingOfThisOne() throws Exception {
    Grants south = new Grants(Map.of("south", Role.ADMINISTRATOR));
    for (String path :
        List.of("/api/tags", "/api/sites", "/api/alarms?state=all", "/api/commands")) {
      assertThat(ask("GET", path, south).body()).as(path).isEqualTo("[]");
    }
    assertThat(ask("GET", "/api/alarms/journal?limit=1", south).body())
        .contains("\"lines\":[]")
        .contains("\"next\":null");
    assertThat(ask("GET", "/api/links", south).body())
        .contains("broker")
        .doesNotContain(Plant.EDGE.site());
    String tag = "tag=" + Plant.FLOW + "&from=0&to=1";
    for (String path :
        List.of(
            "/api/history?raw=true&" + tag,
            "/api/gaps?" + tag,
            "/api/use?" + tag,
            "/api/devices/" + Plant.PUMP)) {
      assertThat(ask("GET", path, south).statusCode()).as(path).isEqualTo(FORBIDDEN);
    }
  }

  @Test
  void whatIsThereAndWhatIsNotGetTheSameRefusalAtAnotherSite() throws Exception {
    Grants south = new Grants(Map.of("south", Role.ADMINISTRATOR));
    HttpResponse<String> there = ask("GET", "/api/devices/" + Plant.PUMP, south);
    HttpResponse<String> none = ask("GET", "/api/devices/north/none/none", south);
    assertThat(none.statusCode()).isEqualTo(there.statusCode());
  }

  @Test
  void aCommandNeedsAnOperatorAtItsOwnSite() throws Exception {
    String body = "{\"tag\":\"%s\",\"value\":7}".formatted(Plant.FLOW);
    Map<Grants, Integer> expected =
        Map.of(
            new Grants(Map.of("south", Role.OPERATOR)), FORBIDDEN,
            new Grants(Map.of("south", Role.OPERATOR, "*", Role.VIEWER)), FORBIDDEN,
            new Grants(Map.of("north", Role.VIEWER, "south", Role.ENGINEER)), FORBIDDEN,
            new Grants(Map.of("north", Role.OPERATOR)), 202);
    for (Map.Entry<Grants, Integer> one : expected.entrySet()) {
      HttpResponse<String> answer =
          visitor.send(
              "POST", "/api/commands", body, "Authorization", "Bearer " + token(one.getKey()));
      assertThat(answer.statusCode()).as("%s", one.getKey()).isEqualTo(one.getValue());
    }
  }

  @Test
  void takingAnAlarmOutOfServiceNeedsAnEngineer() throws Exception {
    Grants operator = new Grants(Map.of("north", Role.OPERATOR));
    String id =
        Json.read(ask("GET", "/api/alarms?state=all", operator).body()).path(0).path("id").asText();
    String path = "/api/alarms/" + id + "/out-of-service";
    String body = "{\"reason\":\"repair\"}";
    Map<Role, Integer> expected = Map.of(Role.OPERATOR, FORBIDDEN, Role.ENGINEER, 200);
    for (Map.Entry<Role, Integer> one : expected.entrySet()) {
      String token = token(new Grants(Map.of("north", one.getKey())));
      assertThat(visitor.send("POST", path, body, "Authorization", "Bearer " + token).statusCode())
          .isEqualTo(one.getValue());
    }
  }

  @Test
  void theLiveSocketShowsTheSitesOfItsUserAlone() throws Exception {
    Map<Grants, Boolean> expected =
        Map.of(
            new Grants(Map.of("north", Role.VIEWER)), true,
            new Grants(Map.of("south", Role.ADMINISTRATOR)), false);
    for (Map.Entry<Grants, Boolean> one : expected.entrySet()) {
      try (Browser browser = new Browser(host.httpPort(), token(one.getKey()))) {
        Browser.Live live = browser.live();
        live.say("{\"op\":\"subscribe\",\"id\":1,\"match\":[\"**\"]}");
        Await.until("snapshot", Plant.PATIENCE, () -> live.heard("\"op\":\"snapshot\""));
        edge.data(0, edge.flow(2f, System.currentTimeMillis()));
        Await.until("beat", Plant.PATIENCE, () -> live.heard("\"op\":\"beat\""));
        assertThat(live.heard(Plant.FLOW)).isEqualTo(one.getValue());
        live.end();
      }
    }
  }
}

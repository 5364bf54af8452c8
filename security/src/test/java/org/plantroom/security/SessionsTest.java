package org.plantroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.ManualTime;

/** Sessions on a manual clock. */
final class SessionsTest {
  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private Path folder;
  private Sessions sessions;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    sessions = new Sessions(folder, time);
  }

  @Test
  void aSessionOutlivesARestartAndItsSecretStandsNowhere() throws IOException {
    String secret = sessions.begin("anna");
    Sessions again = new Sessions(folder, time);
    assertThat(Objects.requireNonNull(again.use(secret)).user()).isEqualTo("anna");
    assertThat(Files.readString(folder.resolve("sessions.json"))).doesNotContain(secret);
  }

  @Test
  void itEndsWhenNobodyUsesIt() {
    String secret = sessions.begin("anna");
    time.advance(Sessions.IDLE);
    assertThat(sessions.use(secret)).isNotNull();
    time.advance(Sessions.IDLE.plusMillis(1));
    assertThat(sessions.use(secret)).isNull();
  }

  @Test
  void itEndsAfterAWeekHoweverMuchItIsUsed() {
    String secret = sessions.begin("anna");
    for (Duration used = Duration.ZERO;
        used.compareTo(Sessions.LONGEST) <= 0;
        used = used.plusHours(1)) {
      assertThat(sessions.use(secret)).as("after %s", used).isNotNull();
      time.advance(Duration.ofHours(1));
    }
    assertThat(sessions.use(secret)).isNull();
  }

  @Test
  void lookingAtItDoesNotKeepItAlive() {
    Session session = Objects.requireNonNull(sessions.use(sessions.begin("anna")));
    time.advance(Sessions.IDLE.dividedBy(2));
    assertThat(sessions.isAlive(session)).isTrue();
    time.advance(Sessions.IDLE);
    assertThat(sessions.isAlive(session)).isFalse();
  }

  @Test
  void allOfAUserEndButTheOneTheyChangedTheirPasswordWith() {
    String one = sessions.begin("anna");
    String other = sessions.begin("anna");
    String bos = sessions.begin("bo");
    sessions.endAll("anna", Objects.requireNonNull(sessions.use(one)));
    assertThat(sessions.use(one)).isNotNull();
    assertThat(sessions.use(other)).isNull();
    assertThat(sessions.use(bos)).isNotNull();
    sessions.endAll("anna", null);
    assertThat(sessions.use(one)).isNull();
  }

  @Test
  void signingInAgainAndAgainCostsTheEldestSession() {
    String first = sessions.begin("anna");
    String bos = sessions.begin("bo");
    for (int i = 0; i < Sessions.MOST_A_USER; i++) {
      time.advance(Duration.ofSeconds(1));
      sessions.begin("anna");
    }
    assertThat(sessions.use(first)).isNull();
    assertThat(sessions.use(bos)).isNotNull();
  }

  @Test
  void theTextBesideTheCookieIsAnotherForEachSessionAndTellsNothingOfIt() {
    String one = sessions.begin("anna");
    String other = sessions.begin("anna");
    assertThat(Sessions.csrfToken(one)).isNotEqualTo(Sessions.csrfToken(other));
    assertThat(sessions.use(Sessions.csrfToken(one))).isNull();
    assertThat(sessions.use(Secrets.digest(one))).as("the digest is no secret").isNull();
  }
}

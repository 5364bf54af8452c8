package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.mqtt.Credentials;
import org.plantroom.testkit.ManualTime;

/** Who may use the embedded broker, and for what. */
final class BrokerUsersTest {
  private static final String EDGE = "north/plant-room";

  private final ManualTime time = new ManualTime(0);
  private Path path;
  private BrokerUserFile file;
  private String password;

  @BeforeEach
  void makeUser(@TempDir Path folder) throws IOException {
    path = folder.resolve("broker-users");
    file = new BrokerUserFile(path);
    password = PasswordHash.generate();
    file.put(EDGE, PasswordHash.of(password));
  }

  @Test
  void edgeWithItsPasswordReachesItsOwnTopicsOnly() throws IOException {
    BrokerUsers users = BrokerUsers.open("centre", path, time);
    assertThat(users.admit(new Credentials(EDGE, password)))
        .hasValueSatisfying(
            rights -> {
              assertThat(rights.publishes())
                  .allMatch(
                      f -> f.matches("spBv1[.]0/north/[ND](BIRTH|DEATH|DATA)/plant-room(/[+])?"))
                  .hasSize(6);
              assertThat(rights.subscribes())
                  .containsExactly(
                      "spBv1.0/STATE/+",
                      "spBv1.0/north/NCMD/plant-room",
                      "spBv1.0/north/DCMD/plant-room/+");
            });
  }

  @Test
  void nobodyElseIsAdmitted() throws IOException {
    BrokerUsers users = BrokerUsers.open("centre", path, time);
    assertThat(users.admit(new Credentials(EDGE, "wrong"))).isEmpty();
    assertThat(users.admit(new Credentials("north/other", password))).isEmpty();
    assertThat(users.admit(new Credentials("centre", password))).isEmpty();
    assertThat(users.admitCertified("somebody")).isEmpty();
  }

  @Test
  void hostOfThisProcessIsAdmittedAsTheHost() throws IOException {
    BrokerUsers users = BrokerUsers.open("centre", path, time);
    assertThat(users.admit(users.hostLogin()))
        .hasValueSatisfying(
            rights -> assertThat(rights.publishes()).contains("spBv1.0/STATE/centre"));
  }

  @Test
  void newUserNeedsNoRestartAndASpoiltFileChangesNothing() throws IOException {
    BrokerUsers users = BrokerUsers.open("centre", path, time);
    file.put("north/second", PasswordHash.of("two"));
    assertThat(users.admit(new Credentials("north/second", "two"))).isEmpty();
    time.advance(Duration.ofSeconds(5));
    assertThat(users.admit(new Credentials("north/second", "two"))).isPresent();

    Files.writeString(path, "nonsense");
    time.advance(Duration.ofSeconds(5));
    assertThat(users.admit(new Credentials("north/second", "two"))).isPresent();
  }

  @Test
  void fileThatIsMissingOrSpoiltIsASentence() throws IOException {
    assertThatThrownBy(() -> BrokerUsers.open("centre", path.resolveSibling("none"), time))
        .hasMessageContaining("plantroom broker-user");
    Files.writeString(path, "# remark\n\nnorth/edge = pbkdf2-sha512:0:AA==:x\n");
    assertThatThrownBy(() -> BrokerUsers.open("centre", path, time))
        .hasMessageContaining("broker-users:3: no broker user");
  }

  @Test
  void fileHoldsNoPasswordAndEveryHashItsOwnSalt() throws IOException {
    file.put("north/second", PasswordHash.of(password));
    assertThat(Files.readString(path)).doesNotContain(password);
    assertThat(file.read().values()).doesNotHaveDuplicates().hasSize(2);
  }
}

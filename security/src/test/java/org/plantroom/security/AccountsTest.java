package org.plantroom.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.testkit.ManualTime;

/** Users and tokens on a real disk. */
final class AccountsTest {
  private static final Grants ALL = Grants.everywhere(Role.ADMINISTRATOR);
  private static final Grants SIGHT = Grants.everywhere(Role.VIEWER);
  private static final String GOOD = "a quiet plant room";
  private static final Passwords PASSWORDS = new Passwords();

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private Path folder;
  private Accounts accounts;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary.resolve("security");
    accounts = Accounts.open(folder, PASSWORDS, time);
  }

  @AfterEach
  void close() throws IOException {
    accounts.close();
  }

  private void reopen() throws IOException {
    accounts.close();
    accounts = Accounts.open(folder, PASSWORDS, time);
  }

  @Test
  void usersAndTokensOutliveTheProgramAndTheirSecretsStandNowhere() throws IOException {
    accounts.add("Anna", ALL, "one-time-password");
    accounts.choosePassword("anna", GOOD);
    String token = accounts.issue("reports", SIGHT, time.millis() + 1000, "anna").text();
    reopen();
    User anna = accounts.find("anna");
    assertThat(accounts.isRight(anna, GOOD)).isTrue();
    assertThat(accounts.isRight(anna, GOOD + "!")).isFalse();
    assertThat(accounts.token(token).orElseThrow().grants()).isEqualTo(SIGHT);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).doesNotContain(GOOD, token, "one-time-password");
      }
    }
  }

  @Test
  void somebodyVouchedForIsBoundToTheirIdentityAndNotToAName() throws IOException {
    accounts.add("anna", ALL, "one-time-password");
    assertThatThrownBy(() -> accounts.vouched("Anna", "id 1", SIGHT))
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("of this name already");
    assertThat(accounts.vouched("berta", "id 2", SIGHT).name()).isEqualTo("berta");
    reopen();
    User again = accounts.vouched("bertha", "id 2", ALL);
    assertThat(again.name()).isEqualTo("berta");
    assertThat(again.grants()).isEqualTo(ALL);
    assertThatThrownBy(() -> accounts.choosePassword("berta", GOOD))
        .hasMessageContaining("come from the provider");
    assertThatThrownBy(() -> accounts.lock("anna", true))
        .as("an administrator of the provider's may be gone tomorrow")
        .hasMessageContaining("one administrator of all sites must be left");
  }

  @Test
  void onlyTheOwnerMayReadTheFile() throws IOException {
    accounts.add("anna", ALL, null);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("accounts.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aSecondProgramIsKeptOff() {
    assertThatThrownBy(() -> Accounts.open(folder, PASSWORDS, time))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by a host that runs");
  }

  @Test
  void theLastAdministratorStays() {
    accounts.add("anna", ALL, null);
    accounts.add("bo", SIGHT, null);
    assertThatThrownBy(() -> accounts.lock("anna", true)).isInstanceOf(AccountException.class);
    assertThatThrownBy(() -> accounts.remove("anna")).isInstanceOf(AccountException.class);
    assertThatThrownBy(() -> accounts.grant("anna", SIGHT))
        .hasMessageContaining("one administrator of all sites must be left");
    accounts.grant("bo", ALL);
    accounts.remove("anna");
    assertThat(accounts.find("anna")).isNull();
  }

  @Test
  void anAdministratorOfOneSiteIsNotTheLast() {
    accounts.add("anna", ALL, null);
    accounts.add("bo", new Grants(Map.of("north", Role.ADMINISTRATOR)), null);
    assertThatThrownBy(() -> accounts.remove("anna")).isInstanceOf(AccountException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "-a", "ann/a", "../x", "å", "a\u0000", "<b>"})
  void strangeNamesAreRefused(String name) {
    assertThatThrownBy(() -> accounts.add(name, ALL, null))
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("a user's name");
  }

  @Test
  void namesDifferByMoreThanTheirCase() {
    accounts.add("anna", ALL, null);
    assertThatThrownBy(() -> accounts.add("ANNA", ALL, null))
        .hasMessage("there is a user of this name already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "aaaaaaaaaaaaaaaa", "annaannaanna12345", "elevenchars"})
  void weakPasswordsAreRefused(String password) {
    accounts.add("anna", ALL, null);
    assertThatThrownBy(() -> accounts.choosePassword("anna", password))
        .isInstanceOf(AccountException.class)
        .hasMessageNotContaining(password);
  }

  @Test
  void aTokenEndsAtItsTimeAndWhenItIsRevoked() {
    ApiToken.Issued one = accounts.issue("one", SIGHT, time.millis() + 1000, "anna");
    ApiToken.Issued two = accounts.issue("two", SIGHT, time.millis() + 1000, "anna");
    accounts.revoke(two.token().id());
    assertThat(accounts.token(two.text())).isEmpty();
    assertThat(accounts.isLiving(two.token())).isFalse();
    time.advance(Duration.ofMillis(999));
    assertThat(accounts.token(one.text())).isPresent();
    time.advance(Duration.ofMillis(1));
    assertThat(accounts.token(one.text())).isEmpty();
    assertThat(accounts.token(one.token().digest())).as("the digest is no token").isEmpty();
  }

  @Test
  void aTokenLivesForThreeYearsAtMost() {
    long tooLong = time.millis() + Accounts.LONGEST_TOKEN.toMillis() + 1;
    assertThatThrownBy(() -> accounts.issue("x", SIGHT, tooLong, "anna"))
        .hasMessageContaining("within three years");
    assertThatThrownBy(() -> accounts.issue("x", SIGHT, time.millis(), "anna"))
        .isInstanceOf(AccountException.class);
  }

  @Test
  void aChangeTheDiskRefusesIsNone() throws IOException {
    accounts.add("anna", ALL, null);
    // A folder where the draft should be written: the write fails, whoever runs the test.
    Path draft = folder.resolve("accounts.json.new");
    Files.createDirectories(draft.resolve("full"));
    assertThatThrownBy(() -> accounts.add("bo", SIGHT, null))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(accounts.find("bo")).isNull();
    Files.delete(draft.resolve("full"));
    reopen();
    assertThat(accounts.users()).extracting(User::name).containsExactly("anna");
  }

  @Test
  void aDamagedFileIsToldAndNotTakenForNoUsers() throws IOException {
    accounts.add("anna", ALL, null);
    accounts.close();
    Files.writeString(folder.resolve("accounts.json"), "{\"users\":");
    assertThatThrownBy(() -> Accounts.open(folder, PASSWORDS, time))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("this file is damaged");
  }
}

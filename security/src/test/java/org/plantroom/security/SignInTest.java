package org.plantroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.security.SignIn.Outcome;
import org.plantroom.testkit.ManualTime;

/** The door, with a clock wound by hand. */
final class SignInTest {
  private static final String GOOD = "a quiet plant room";
  private static final String HERE = "10.0.0.1";
  private static final String THERE = "10.0.0.2";

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private Accounts accounts;
  private SignIn door;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    accounts = Accounts.open(folder, new Passwords(), time);
    accounts.add("anna", Grants.everywhere(Role.ADMINISTRATOR), GOOD);
    accounts.add("bo", Grants.everywhere(Role.ADMINISTRATOR), GOOD);
    door = new SignIn(accounts, time);
  }

  @AfterEach
  void close() throws IOException {
    accounts.close();
  }

  private static boolean isAdmitted(Outcome outcome) {
    return outcome instanceof Outcome.Admitted;
  }

  @Test
  void theRightPasswordOpensInAnyCaseOfTheName() {
    assertThat(isAdmitted(door.withPassword("anna", GOOD, HERE))).isTrue();
    assertThat(isAdmitted(door.withPassword(" Anna ", GOOD, HERE))).isTrue();
  }

  @Test
  void wrongNameWrongPasswordAndLockedGetTheSameAnswer() {
    accounts.lock("bo", true);
    assertThat(door.withPassword("anna", "wrong", HERE)).isEqualTo(new Outcome.Refused());
    assertThat(door.withPassword("nobody", GOOD, HERE)).isEqualTo(new Outcome.Refused());
    assertThat(door.withPassword("<script>", GOOD, HERE)).isEqualTo(new Outcome.Refused());
    assertThat(door.withPassword("bo", GOOD, HERE)).isEqualTo(new Outcome.Refused());
  }

  @Test
  void blanksAroundANameDoNotMakeItAnother() {
    String padded = " ".repeat(64) + "anna";
    for (int i = 0; i < 5; i++) {
      assertThat(door.withPassword(padded, "wrong", HERE)).isEqualTo(new Outcome.Refused());
    }
    assertThat(isAdmitted(door.withPassword(" ".repeat(64) + "bo", GOOD, THERE))).isTrue();
    assertThat(door.withPassword("anna", GOOD, THERE)).isInstanceOf(Outcome.TooSoon.class);
  }

  @Test
  void afterFiveFailuresEvenTheRightPasswordWaitsLongerAndLonger() {
    for (int i = 0; i < 5; i++) {
      assertThat(door.withPassword("anna", "wrong", HERE)).isEqualTo(new Outcome.Refused());
    }
    Duration expected = Duration.ofSeconds(1);
    for (int i = 0; i < 5; i++) {
      assertThat(door.withPassword("anna", GOOD, THERE)).isEqualTo(new Outcome.TooSoon(expected));
      time.advance(expected);
      assertThat(door.withPassword("anna", "wrong", THERE)).isEqualTo(new Outcome.Refused());
      expected = expected.multipliedBy(2);
    }
    assertThat(isAdmitted(door.withPassword("bo", GOOD, THERE))).as("others go on").isTrue();
    time.advance(expected);
    assertThat(isAdmitted(door.withPassword("anna", GOOD, HERE))).isTrue();
    assertThat(door.withPassword("anna", "wrong", HERE))
        .as("all is forgotten")
        .isEqualTo(new Outcome.Refused());
    assertThat(isAdmitted(door.withPassword("anna", GOOD, HERE))).isTrue();
  }

  @Test
  void aNameInOtherLettersIsNoFreshStart() {
    for (String name : List.of("anna", "Anna", "ANNA", " anna", "aNNa ")) {
      assertThat(door.withPassword(name, "wrong", HERE)).isEqualTo(new Outcome.Refused());
    }
    assertThat(door.withPassword("annA", GOOD, THERE)).isInstanceOf(Outcome.TooSoon.class);
  }

  @Test
  void triesAtTheSameMomentAreNotAllFree() throws Exception {
    List<Callable<Outcome>> tries =
        Collections.nCopies(40, () -> door.withPassword("anna", "wrong", HERE));
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Outcome> tried : threads.invokeAll(tries)) {
        outcomes.add(tried.get());
      }
    }
    assertThat(outcomes).filteredOn(new Outcome.Refused()::equals).hasSize(5);
  }

  @Test
  void whoSignsInRightLeavesTheirAddressAsItWas() {
    for (int i = 0; i < 19; i++) {
      door.withPassword("user" + i, "wrong", HERE);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(isAdmitted(door.withPassword("anna", GOOD, HERE))).isTrue();
    }
  }

  @Test
  void manyNamesFromOneAddressWaitToo() {
    for (int i = 0; i < 20; i++) {
      assertThat(door.withPassword("user" + i, "wrong", HERE)).isEqualTo(new Outcome.Refused());
    }
    assertThat(door.withPassword("anna", GOOD, HERE)).isInstanceOf(Outcome.TooSoon.class);
    assertThat(isAdmitted(door.withPassword("anna", GOOD, THERE))).isTrue();
  }

  @Test
  void theLongestPauseIsAQuarterOfAnHour() {
    Attempts attempts = new Attempts(0, 10, time);
    for (int i = 0; i < 100; i++) {
      attempts.failed("anna");
    }
    assertThat(attempts.pause("anna")).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void theKeysLongestUntouchedAreForgotten() {
    Attempts attempts = new Attempts(0, 3, time);
    for (String key : new String[] {"a", "b", "c", "d"}) {
      attempts.failed(key);
    }
    assertThat(attempts.pause("a")).isZero();
    assertThat(attempts.pause("d")).isPositive();
  }

  @Test
  void aLinkWorksOnce() {
    String code = door.makeLink("anna");
    assertThat(door.withLink("wrong", HERE)).isEqualTo(new Outcome.Refused());
    assertThat(isAdmitted(door.withLink(code, HERE))).isTrue();
    assertThat(door.withLink(code, HERE)).isEqualTo(new Outcome.Refused());
  }
}

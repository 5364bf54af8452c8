package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "a/b/c/d, a/b/c/d, true",
    "a/b/c/d, a/b/c/e, false",
    "a/b/c/d, a/b/c/dd, false",
    "a/*/c/d, a/b/c/d, true",
    "a/*/d, a/b/c/d, false",
    "*, a/b, false",
    "*, a, true",
    "a/b*/c, a/bxx/c, true",
    "a/b*/c, a/b/c, true",
    "a/*x/c, a/bx/c, true",
    "**, a/b/c/d, true",
    "a/**, a/b/c/d, true",
    "a/**, a, true",
    "a/**, ab, false",
    "**/d, a/b/c/d, true",
    "**/d, d, true",
    "**/d, a/bd, false",
    "a/**/d, a/d, true",
    "a/**/d, a/b/c/d, true",
    "a/**/d, a/b/c/dd, false",
    "a**d, a/b/c/d, true",
    "**/c/**, a/b/c/d, true",
    "**/*Temperature, s/e/d/FlowTemperature, true",
    "a.c, abc, false",
    "'a\\Qb', 'a\\Qb', true",
    "a/[b], a/b, false",
  })
  void globMatches(String glob, String path, boolean expected) {
    assertThat(Glob.of(glob).matches(path)).isEqualTo(expected);
  }

  @Test
  void emptyLongAndStarryPatternsAreRefused() {
    assertThatThrownBy(() -> Glob.of("")).hasMessageContaining("[length=0]");
    assertThatThrownBy(() -> Glob.of("a".repeat(513))).hasMessageContaining("[length=513]");
    assertThatThrownBy(() -> Glob.of("*a".repeat(17))).hasMessageContaining("at most 16 stars");
    assertThatCode(() -> Glob.of("*a".repeat(16))).doesNotThrowAnyException();
  }

  @Test
  void patternMadeToBeSlowIsNot() {
    Glob glob = Glob.of("**a".repeat(8) + "b");
    String path = "a".repeat(600);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(glob.matches(path)).isFalse());
  }

  @Test
  void globAgreesWithARegularExpressionOfTheSameMeaning() {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String glob = word(random, "ab/*", 1 + random.nextInt(8)).replaceAll("\\*{3,}", "**");
      String path = word(random, "ab/", random.nextInt(8));
      assertThat(Glob.of(glob).matches(path))
          .as("glob %s, path %s; run again with -Dplantroom.seed=%d", glob, path, seed)
          .isEqualTo(Pattern.matches(regex(glob), path));
    }
  }

  private static String regex(String glob) {
    String below = glob.endsWith("/**") && !glob.endsWith("**/**") ? "(?:/.*)?" : "";
    String rest = below.isEmpty() ? glob : glob.substring(0, glob.length() - 3);
    return rest.replace("**/", "L")
            .replace("**", "A")
            .replace("*", "[^/]*")
            .replace("L", "(?:[^/]+/)*")
            .replace("A", ".*")
        + below;
  }

  private static String word(Random random, String letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  @Test
  void globShowsItsText() {
    assertThat(Glob.of("a/**")).hasToString("a/**");
  }
}

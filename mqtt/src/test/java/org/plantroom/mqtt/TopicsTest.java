package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which topics a filter matches, by the examples and rules of MQTT 3.1.1, 4.7. */
final class TopicsTest {
  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, true",
    "a/b, a/c, false",
    "a/b, a/bc, false",
    "a/b, a/b/c, false",
    "a/b/c, a/b, false",
    "a/b, a/b/, false",
    "a/+, a/b, true",
    "a/+, a, false",
    "a/+, a/, true",
    "a/+, a/b/c, false",
    "+/b, a/b, true",
    "+, a, true",
    "+, /a, false",
    "+/+, /a, true",
    "/+, /a, true",
    "a/#, a, true",
    "a/#, a/b/c, true",
    "a/#, ab, false",
    "#, a/b, true",
    "#, $SYS/a, false",
    "+/a, $SYS/a, false",
    "a/+/c/+/+, a/b/c/d/e, true",
    "a/+/c/+/+, a/b/c/d, false",
    "a/+, a/+, false",
    "a/#, a/#, false",
  })
  void filtersMatchWhatTheStandardSays(String filter, String topic, boolean matches) {
    assertThat(Topics.matches(filter, topic)).isEqualTo(matches);
  }
}

package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatTest {
  @ParameterizedTest
  @CsvSource({
    "1, pump${i}, pump1",
    "7, ${i-1} ${i} ${i+1}, 6 7 8",
    "50, section-${i/50}, section-1",
    "51, section-${i/50}, section-2",
    "1000, ${i/5} ${i/1}, 200 1000",
    "3, ${j} ${other} ${i*2} ${i/0} ${i/}, ${j} ${other} ${i*2} ${i/0} ${i/}",
  })
  void numberOfACopyTakesThePlaceOfItsName(int number, String template, String text) {
    assertThat(new Repeat('i', number).text(template)).isEqualTo(text);
  }
}

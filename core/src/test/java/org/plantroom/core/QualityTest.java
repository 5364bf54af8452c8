package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QualityTest {
  @Test
  void codesInHistoryNeverChange() {
    assertThat(Arrays.stream(Quality.values()).map(q -> q.code() + " " + q.label()))
        .isEqualTo(
            List.of(
                "0 good",
                "64 uncertain",
                "128 bad",
                "129 bad-no-answer",
                "130 bad-exception",
                "131 bad-malformed",
                "132 bad-no-value",
                "133 bad-edge-offline",
                "134 bad-stale",
                "135 bad-waiting",
                "136 bad-removed"));
  }

  @ParameterizedTest
  @EnumSource(Quality.class)
  void codeLeadsBackToTheQuality(Quality quality) {
    assertThat(Quality.ofCode(quality.code())).isSameAs(quality);
  }

  @ParameterizedTest
  @EnumSource(Quality.class)
  void labelBeginsWithTheRangeOfItsCode(Quality quality) {
    String range = quality.isGood() ? "good" : quality.isBad() ? "bad" : "uncertain";
    assertThat(quality.label()).startsWith(range);
    assertThat(quality.label()).isEqualTo(quality.label().toLowerCase(Locale.ROOT));
    assertThat(quality.sentence()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"1, GOOD", "63, GOOD", "65, UNCERTAIN", "127, UNCERTAIN", "200, BAD", "255, BAD"})
  void unknownCodeKeepsItsRange(int code, Quality expected) {
    assertThat(Quality.ofCode(code)).isSameAs(expected);
  }

  @ParameterizedTest
  @CsvSource({"-1", "256", "2147483647", "-2147483648"})
  void codeOutsideAllRangesIsBad(int code) {
    assertThat(Quality.ofCode(code)).isSameAs(Quality.BAD);
  }

  @Test
  void nothingIsNeverGood() {
    assertThatThrownBy(() -> new Sample(null, Quality.GOOD, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sample(null, Quality.UNCERTAIN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Sample.bad(Quality.BAD_STALE, 7)).isEqualTo(new Sample(null, Quality.BAD_STALE, 7));
    assertThat(Sample.good(Value.of(1.5), 7).quality()).isSameAs(Quality.GOOD);
  }
}

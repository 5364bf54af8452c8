package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterType;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;

class ReportByExceptionTest {
  private static final TagType EXACT = Plants.tag("count", 0, RegisterType.F64);
  private static final TagType TENTH =
      Plants.tag("supply", 4, RegisterType.F32, 0.1, "fast", Plants.SCAN, null);

  private final ReportByException report = new ReportByException();

  private static Sample f32(double value) {
    return Sample.good(Value.of((float) value), 0);
  }

  @Test
  void theFirstSampleIsNewsAlsoABadOne() {
    assertThat(report.isNews(TENTH, Sample.bad(Quality.BAD_WAITING, 0))).isTrue();
    assertThat(report.isNews(EXACT, Sample.good(Value.of(0.0), 0))).isTrue();
  }

  @Test
  void theSameValueAtAnotherTimeIsNoNews() {
    report.isNews(EXACT, Sample.good(Value.of(1.0), 0));
    assertThat(report.isNews(EXACT, Sample.good(Value.of(1.0), 9_999))).isFalse();
  }

  @Test
  void withoutDeadbandAnyChangeIsNews() {
    report.isNews(EXACT, Sample.good(Value.of(1.0), 0));
    assertThat(report.isNews(EXACT, Sample.good(Value.of(Math.nextUp(1.0)), 0))).isTrue();
  }

  @Test
  void lessThanTheDeadbandIsNoNewsAndExactlyTheDeadbandIs() {
    report.isNews(TENTH, f32(21.0));
    assertThat(report.isNews(TENTH, f32(21.09))).isFalse();
    assertThat(report.isNews(TENTH, f32(21.1))).isTrue();
    assertThat(report.isNews(TENTH, f32(21.0))).isTrue();
  }

  @Test
  void aSlowDriftIsReportedOnceItHasGoneFarEnough() {
    report.isNews(TENTH, f32(21.0));
    int news = 0;
    for (int i = 1; i <= 100; i++) {
      news += report.isNews(TENTH, f32(21.0 + i * 0.01)) ? 1 : 0;
    }
    assertThat(news).isBetween(9, 10);
  }

  @Test
  void aChangedQualityIsNewsWithinTheDeadband() {
    report.isNews(TENTH, f32(21.0));
    Sample uncertain = new Sample(Value.of(21.0f), Quality.UNCERTAIN, 0);
    assertThat(report.isNews(TENTH, uncertain)).isTrue();
    assertThat(report.isNews(TENTH, Sample.bad(Quality.BAD_NO_ANSWER, 0))).isTrue();
    assertThat(report.isNews(TENTH, Sample.bad(Quality.BAD_NO_ANSWER, 1))).isFalse();
    assertThat(report.isNews(TENTH, Sample.bad(Quality.BAD_EXCEPTION, 1))).isTrue();
    assertThat(report.isNews(TENTH, f32(21.0))).isTrue();
  }

  @Test
  void changesIntoAndOutOfNotANumberAreNews() {
    report.isNews(TENTH, f32(21.0));
    assertThat(report.isNews(TENTH, f32(Double.NaN))).isTrue();
    assertThat(report.isNews(TENTH, f32(Double.NaN))).isFalse();
    assertThat(report.isNews(TENTH, f32(21.0))).isTrue();
  }
}

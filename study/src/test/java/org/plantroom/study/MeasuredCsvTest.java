package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.simulation.Conversion;

class MeasuredCsvTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final double HOUR = 3600;
  private static final Conversion NONE = Conversion.of("W", Optional.of("W")).orElseThrow();

  @TempDir private Path folder = Path.of("");

  private MeasuredData read(String text, ZoneId zone) throws IOException, StudyException {
    return MeasuredCsv.read(Files.writeString(folder.resolve("m.csv"), text), zone);
  }

  private MeasuredData read(String text) throws IOException, StudyException {
    return read(text, ZoneId.of("UTC"));
  }

  @Test
  void anExportOfTheHistoryHoldsItsValuesUntilTheNext() throws Exception {
    MeasuredData data =
        read(
            """
            path,time,value,quality
            house/edge/hp/Power,2026-01-01T00:00:00Z,100.5,good
            house/edge/hp/Power,2026-01-01T06:00:00Z,200,good
            house/edge/hp/Running,2026-01-01T01:00:00Z,true,good
            house/edge/hp/Running,2026-01-01T02:00:00Z,,bad: no answer
            house/edge/hp/Running,2026-01-01T03:00:00Z,false,good
            """);
    assertThat(data.names()).containsExactly("house/edge/hp/Power", "house/edge/hp/Running");
    MeasuredColumn power = data.column("house/edge/hp/Power");
    assertThat(power.at(5.9 * HOUR, HOUR)).isEqualTo(100.5);
    assertThat(power.at(100 * HOUR, HOUR)).isEqualTo(200);
    MeasuredColumn running = data.column("house/edge/hp/Running");
    assertThat(running.at(0.5 * HOUR, HOUR)).isNaN();
    assertThat(running.at(1.5 * HOUR, HOUR)).isEqualTo(1);
    assertThat(running.at(2.5 * HOUR, HOUR)).isNaN();
    assertThat(running.at(3.5 * HOUR, HOUR)).isZero();
  }

  @Test
  void aLineJoinsTheValuesOfATableUnlessTheGapIsTooLong() throws Exception {
    MeasuredColumn column = read("time,T,P\n0,10,\n3600,,1\n7200,20,2\n36000,30,3\n").column("T");
    assertThat(column.at(3600, 2 * HOUR)).isCloseTo(15, within(1e-12));
    assertThat(column.at(5400, 2 * HOUR)).isCloseTo(17.5, within(1e-12));
    assertThat(column.at(5400, HOUR)).isNaN();
    assertThat(column.at(20_000, 2 * HOUR)).isNaN();
    assertThat(column.at(36_000, 2 * HOUR)).isEqualTo(30);
    assertThat(column.at(40_000, 2 * HOUR)).isNaN();
  }

  @Test
  void timesWithoutAnOffsetAreThoseOfTheZoneAlsoWhereClocksAreTurned() throws Exception {
    MeasuredColumn autumn =
        read(
                """
                time,T
                2026-10-25T01:30:00,1
                2026-10-25T02:30:00,2
                2026-10-25T02:30:00,3
                2026-10-25 03:30:00,4
                """,
                STOCKHOLM)
            .column("T");
    assertThat(autumn.seconds()).containsExactly(0, HOUR, 2 * HOUR, 3 * HOUR);
    MeasuredColumn offsets =
        read("time,T\n2026-03-29T01:00:00+01:00,1\n2026-03-29T03:00:00+02:00,2\n").column("T");
    assertThat(offsets.seconds()).containsExactly(0, HOUR);
  }

  @Test
  void aSeriesOverTheYearCountsFromNewYearInTheZonesStandardTime() throws Exception {
    TimeSeries series =
        read("time,P\n2026-07-01T00:00:00Z,5\n2026-07-01T01:00:00Z,6\n", STOCKHOLM)
            .yearly("P", NONE);
    assertThat(series.begin()).isEqualTo(181 * 24 * HOUR + HOUR);
    assertThat(series.at(series.begin() + HOUR - 1)).isEqualTo(5);
    assertThat(series.end()).isEqualTo(series.begin() + 2 * HOUR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          time,T;0,1;0,2                          | m.csv:3: times must rise
          time,T;0,1;60,x                         | m.csv:3: "x" is no number
          time,T;noon,1;60,2                      | m.csv:2: "noon" is no time
          time,T;0,1                              | m.csv: expected two rows
          time;0;60                               | m.csv:1: expected a header
          time,T,T;0,1,2                          | m.csv: cannot be read
          path,time,value,quality;a,0,1           | m.csv:2: expected path, time, value and quality
          path,time,value,quality;a,0,auto,good   | m.csv:2: "auto" is no number
          """)
  void whatIsNoTableIsToldWithItsLine(String lines, String told) {
    StudyException refusal =
        catchThrowableOfType(StudyException.class, () -> read(lines.replace(';', '\n') + "\n"));
    assertThat(refusal).hasMessageContaining(told);
  }
}

package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row a rule of writes, interlocks and schedules, with the mistake it must give. */
class WriteMistakesTest {
  /** A row fills in how Start is written, in line 7, and the interlock, in line 9. */
  private static final String TYPE =
      """
      name: T
      class: pump
      tags:
        T: {register: input 1, type: i16, unit: °C}
        Pump: {register: holding 2, type: u16, states: {0: off, 1: on}, write: true}
        S: {register: holding 4, type: u16, write: {min: 1, max: 5}}
        Start: {register: coil 3, type: bool, write: WRITE}
      interlocks:
        I: {INTERLOCK}
      """;

  private static final String GOOD = "tags: Start, permitWhile: \"Pump = 'on'\", message: no";

  /** A row fills in what follows the address, in line 6. */
  private static final String SITE =
      """
      calendars: {holidays: [2026-12-25]}
      edges:
        e:
          devices:
            d: {type: t, address: 127.0.0.1,
              MORE}
      """;

  private static String type(String write, String interlock) {
    return TYPE.replace("WRITE", write).replace("INTERLOCK", interlock);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{pulse: 1ms} | .pulse: \"1ms\", expected a duration from 100ms to 10m, a number and ms, s, m, h or d",
        "{confirm: twice} | .confirm: \"twice\", expected one of none, secondPerson",
        "{reasonRequired: maybe} | .reasonRequired: \"maybe\", expected true or false",
        "{min: 1} | : limits, expected true for type bool",
      })
  void slipOfAWriteIsTold(String write, String expected, @TempDir Path folder) throws IOException {
    assertThat(Spoilt.mistakes(folder, "types/t.yaml", type(write, GOOD)))
        .containsExactly("types/t.yaml:7: tags.Start.write" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tags: Start, message: m | .refuseWhile: no rule, expected exactly one of refuseWhile, permitWhile",
        "tags: Start, message: m, refuseWhile: T > 1 K | .refuseWhile: K beside °C, expected numbers of the same unit",
        "tags: Strat, message: m, refuseWhile: T > 1 | .tags: \"Strat\", expected the name of a tag of this type (did you mean Start?)",
        "tags: T, message: m, refuseWhile: T > 1 | .tags: \"T\", expected a tag that may be written",
        "tags: Start, message: m, refuseWhile: T > 1, permitWhile: T > 1 | .permitWhile: a second rule, expected exactly one of refuseWhile, permitWhile",
        "tags: Start, refuseWhile: T > 1 | .message: missing, expected a text of 1 to 10000 characters",
      })
  void slipOfAnInterlockIsTold(String interlock, String expected, @TempDir Path folder)
      throws IOException {
    assertThat(Spoilt.mistakes(folder, "types/t.yaml", type("true", interlock)))
        .containsExactly("types/t.yaml:9: interlocks.I" + expected);
  }

  @Test
  void pulseOfANumberIsTold(@TempDir Path folder) throws IOException {
    String spoilt = type("true", GOOD).replace("write: {min: 1, max: 5}", "write: {pulse: 2s}");
    assertThat(Spoilt.mistakes(folder, "types/t.yaml", spoilt))
        .containsExactly(
            "types/t.yaml:6: tags.S.write: a pulse, expected type bool or bit, not u16");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interlocks: {J: {enabled: false}} | interlocks.J: unknown interlock, expected the name of an interlock of type t (did you mean I?)",
        "interlocks: {I: {permitWhile: Pmup = 1}} | interlocks.I.permitWhile: \"Pmup\", expected the name of a tag (did you mean Pump?)",
        "schedules: {U: {weekly: {daily: {'06:00': 2}}}} | schedules.U: unknown tag, expected the name of a tag of type t (did you mean S?)",
        "schedules: {T: {weekly: {daily: {'06:00': 2}}}} | schedules.T: a tag that is read only, expected a tag that may be written",
        "schedules: {S: {weekly: {daily: {'06:00': 9}}}} | schedules.S.weekly.daily.06:00: \"9\", expected a value that tag S may be written to",
        "schedules: {S: {weekly: {daily: {'24:00': 2}}}} | schedules.S.weekly.daily.24:00: \"24:00\", expected a time of day from 00:00 to 23:59",
        "schedules: {S: {weekly: {days: {'06:00': 2}}}} | schedules.S.weekly.days: \"days\", expected days such as mon-fri, sat,sun or daily",
        "schedules: {S: {weekly: {mon-wed: {'06:00': 2}, wed: {'06:00': 3}}}} | schedules.S.weekly.wed: a day that another key names too, expected every day only once",
        "schedules: {S: {weekly: {mon: {'06:00': 2}}, exceptions: {x: {at: {'06:00': 3}}}}} | schedules.S.exceptions.x: no days, expected either from or calendar",
        "schedules: {S: {weekly: {mon: {'06:00': 2}}, exceptions: {x: {calendar: holiday, at: {'06:00': 3}}}}} | schedules.S.exceptions.x.calendar: \"holiday\", expected the name of a calendar of this site (did you mean holidays?)",
        "schedules: {S: {weekly: {mon: {'06:00': 2}}, exceptions: {x: {from: 2026-12-24, to: 2026-12-20, at: {'06:00': 3}}}}} | schedules.S.exceptions.x.to: 2026-12-20, expected a date not before from",
      })
  void slipOfADeviceIsTold(String more, String expected, @TempDir Path folder) throws IOException {
    Spoilt.write(folder, "types/t.yaml", type("true", GOOD));
    String site = SITE.replace("MORE", more);
    assertThat(Spoilt.mistakes(folder, "sites/s.yaml", site))
        .containsExactly("sites/s.yaml:6: edges.e.devices.d." + expected);
  }

  @Test
  void tagOfAnotherDeviceThatIsNotThereIsTold(@TempDir Path folder) throws IOException {
    Spoilt.write(
        folder, "types/t.yaml", type("true", "tags: Start, refuseWhile: '[x/T] > 1', message: m"));
    List<String> mistakes = Spoilt.mistakes(folder, "sites/s.yaml", SITE.replace("MORE", ""));
    assertThat(mistakes)
        .containsExactly(
            "sites/s.yaml:5: edges.e.devices.d: interlock I: \"[x/T] > 1\": \"x/T\", expected the name"
                + " of a tag (did you mean d/T?)");
  }

  @Test
  void interlockIsOverriddenForADevice(@TempDir Path folder) throws IOException {
    Spoilt.write(folder, "project.yaml", "project: p\n");
    Spoilt.write(folder, "types/t.yaml", type("{pulse: 2s, confirm: secondPerson}", GOOD));
    Spoilt.write(
        folder,
        "sites/s.yaml",
        SITE.replace("MORE", "interlocks: {I: {refuseWhile: T > 40 °C}}") + "readOnly: true\n");
    Project project = ((ProjectCheck.Valid) ProjectFiles.read(folder)).project();
    Device device = Objects.requireNonNull(project.device(new DeviceId("s", "e", "d")));
    Interlock own = Objects.requireNonNull(device.interlocks().get("I"));
    assertThat(own.effect()).isEqualTo(Interlock.Effect.REFUSE_WHILE);
    assertThat(own.refusal(reference -> good(41))).isEqualTo("interlock I: no");
    assertThat(own.refusal(reference -> good(39))).isEmpty();
    assertThat(own.refusal(reference -> Sample.bad(Quality.BAD_NO_ANSWER, 1)))
        .isEqualTo("interlock I: no (T > 40 °C cannot be told now)");
    assertThat(Objects.requireNonNull(project.edge(new EdgeId("s", "e"))).readOnly()).isTrue();
    TagType start = Objects.requireNonNull(device.type().tags().get("Start"));
    assertThat(Objects.requireNonNull(start.write()).reasonRequired()).isTrue();
  }

  private static Sample good(double value) {
    return Sample.good(Value.of(value), 1);
  }
}

package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row a rule of an alarm: the alarm, and the mistakes it must give. */
class AlarmMistakesTest {
  private static final String CONDITIONS =
      "high, low, rate, deviation, is, isNot, stale, expression";

  /** A type whose alarm A, in line 8, a row fills in. */
  private static final String TYPE =
      """
      name: T
      class: pump
      tags:
        T: {register: input 1, type: i16}
        Mode: {register: input 2, type: u16, states: {0: off, 1: on}}
        Text: {register: input 3, type: string, length: 2}
      alarms:
        A: {ALARM}
      """;

  private static final String SITE =
      """
      edges:
        e:
          devices:
            d: {type: t, address: 127.0.0.1, alarms: {CHANGE}}
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource("slips")
  void slipGivesOneMistakeWithLineKeyAndExpectation(
      String what, String alarm, List<String> expected, @TempDir Path folder) throws IOException {
    assertThat(Spoilt.mistakes(folder, "types/t.yaml", TYPE.replace("ALARM", alarm)))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(end -> "types/t.yaml:8: alarms.A" + end).toList());
  }

  static Stream<Arguments> slips() {
    return Stream.of(
        slip(
            "no condition",
            "tag: T, priority: low",
            ".tag: no condition, expected exactly one of " + CONDITIONS),
        slip(
            "two conditions",
            "tag: T, priority: low, high: 1, low: 0",
            ".low: a second condition, expected exactly one of " + CONDITIONS),
        slip(
            "unknown tag",
            "tag: Mod, priority: low, high: 1",
            ".tag: \"Mod\", expected the name of a tag of this type (did you mean Mode?)"),
        slip(
            "unknown priority",
            "tag: T, priority: urgent, high: 1",
            ".priority: \"urgent\", expected one of critical, high, medium, low"),
        slip(
            "limit of a text",
            "tag: Text, priority: low, high: 1",
            ".high: a condition of numbers, expected a tag of a type of numbers, not string"),
        slip(
            "state of a text",
            "tag: Text, priority: low, is: 1",
            ".is: a condition of states, expected a tag of another type than string"),
        slip(
            "unknown state",
            "tag: Mode, priority: low, is: offf",
            ".is: \"offf\", expected a state of the tag, its word or its whole number (did you mean"
                + " off?)"),
        slip(
            "deviation from a text",
            "tag: T, priority: low, deviation: {from: Text, by: 1}",
            ".deviation.from: a condition of numbers, expected a tag of a type of numbers, not"
                + " string"),
        slip(
            "deviation by nothing",
            "tag: T, priority: low, deviation: {from: Mode, by: 0}",
            ".deviation.by: \"0\", expected a number above 0"),
        slip(
            "deadband of a state",
            "tag: Mode, priority: low, is: 1, deadband: 1",
            ".deadband: a key of high, low and deviation, expected none for this condition"),
        slip(
            "delay of stale",
            "tag: T, priority: low, stale: 5m, onDelay: 1s",
            ".onDelay: a second delay, expected none beside stale, which is one"),
        slip(
            "key of an expression",
            "tag: T, priority: low, high: 1, unknown: alarm",
            ".unknown: a key of expression, expected none for this condition"),
        slip(
            "expression of a number",
            "tag: T, priority: low, expression: T + 1",
            ".expression: a number, expected true or false, as a comparison or a bool gives"),
        slip(
            "expression that names an unknown tag",
            "tag: T, priority: low, expression: Mde = 1",
            ".expression: \"Mde\", expected the name of a tag (did you mean Mode?)"),
        slip(
            "end of an expression that has a slip",
            "tag: T, priority: low, expression: T > 1, until: T <",
            ".until: the end, expected a number, a tag, a function or an opening ("),
        slip(
            "suppression without condition",
            "tag: T, priority: low, high: 1, suppressWhile: {tag: Mode}",
            ".suppressWhile: no condition, expected exactly one of high, low, is, isNot"),
        slip(
            "suppression by an unknown tag",
            "tag: T, priority: low, high: 1, suppressWhile: {tag: Moda, is: 1}",
            ".suppressWhile.tag: \"Moda\", expected the name of a tag of this type (did you mean"
                + " Mode?)"),
        slip(
            "suppression by nothing",
            "tag: T, priority: low, high: 1, suppressWhile: {}",
            ".suppressWhile: no tag, expected tag with a condition, or alarm"),
        slip(
            "suppression by an unknown alarm",
            "tag: T, priority: low, high: 1, suppressWhile: {alarm: B}",
            ".suppressWhile.alarm: \"B\", expected the name of an alarm of the same device (did you"
                + " mean A?)"),
        slip(
            "suppression by an alarm in a state",
            "tag: T, priority: low, high: 1, suppressWhile: {alarm: A, is: 1}",
            ".suppressWhile.is: a key beside alarm, expected alarm alone",
            ".suppressWhile: a circle: A → A, expected alarms that do not suppress each other"),
        slip(
            "suppression by no name",
            "tag: T, priority: low, high: 1, suppressWhile: {alarm: 'a/b'}",
            ".suppressWhile.alarm: \"a/b\", expected an alarm: NAME of the same device,"
                + " device:NAME, edge/device:NAME or site/edge/device:NAME"));
  }

  private static Arguments slip(String what, String alarm, String... expected) {
    return Arguments.of(what, alarm, List.of(expected));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongChanges")
  void wrongChangeGivesOneMistake(String change, String expected, @TempDir Path folder)
      throws IOException {
    Spoilt.write(folder, "types/t.yaml", TYPE.replace("ALARM", "tag: T, priority: low, high: 1"));
    List<String> mistakes = Spoilt.mistakes(folder, "sites/s.yaml", SITE.replace("CHANGE", change));
    assertThat(mistakes).containsExactly("sites/s.yaml:4: edges.e.devices.d.alarms." + expected);
  }

  static Stream<Arguments> wrongChanges() {
    return Stream.of(
        Arguments.of(
            "B: {high: 2}",
            "B: unknown alarm, expected the name of an alarm of type t (did you mean A?), or tag"
                + " and priority for one of its own"),
        Arguments.of(
            "A: {low: 2, high: 3}",
            "A.low: a second condition, expected exactly one of " + CONDITIONS),
        Arguments.of(
            "A: {is: 2, deadband: 1}",
            "A.deadband: not a key of this alarm, expected a change that fits its condition, is"),
        Arguments.of(
            "A: {stale: 5m, onDelay: 1m}",
            "A.onDelay: not a key of this alarm, expected a change that fits its condition, stale"),
        Arguments.of(
            "A: {until: T < 1}",
            "A.until: not a key of this alarm, expected a change that fits its condition, high"),
        Arguments.of(
            "A: {tag: Mode}",
            "A.tag: another tag alone, expected also the condition that its value has to meet"),
        Arguments.of(
            "A: {tag: Mode, is: onn}",
            "A.is: \"onn\", expected a state of the tag, its word or its whole number (did you mean"
                + " on?)"),
        Arguments.of(
            "A: {deviation: {from: Text, by: 1}}",
            "A.deviation.from: a condition of numbers, expected a tag of a type of numbers, not"
                + " string"),
        Arguments.of(
            "A: {rate: {by: 1}}",
            "A.rate.within: missing, expected a duration from 1s to 1d, a number and ms, s, m, h or"
                + " d"),
        Arguments.of(
            "A: {suppressWhile: {alarm: Own}}, Ow: {tag: T, high: 1, priority: low}",
            "A.suppressWhile.alarm: \"Own\", expected the name of an alarm of the same device (did"
                + " you mean Ow?)"),
        Arguments.of(
            "Own: {tag: T, high: 1}",
            "Own.priority: missing, expected one of critical, high, medium, low"),
        Arguments.of(
            "Own: {tag: T, priority: low}",
            "Own.tag: no condition, expected exactly one of " + CONDITIONS),
        Arguments.of(
            "Own: {tag: Moda, high: 1, priority: low}",
            "Own.tag: \"Moda\", expected the name of a tag of this type (did you mean Mode?)"),
        Arguments.of(
            "A: {hihg: 2}",
            "A.hihg: unknown key, expected one of enabled, tag, high, low, rate, deviation, is,"
                + " isNot, stale, expression, until, unknown, priority, deadband, onDelay,"
                + " offDelay, latching, message, consequence, action, firstOut, suppressWhile (did"
                + " you mean high?)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongParents")
  void alarmsOfOtherDevicesThatSuppressAreFoundOrTold(
      String changeOfD, String changeOfE, String expected, @TempDir Path folder)
      throws IOException {
    Spoilt.write(folder, "types/t.yaml", TYPE.replace("ALARM", "tag: T, priority: low, high: 1"));
    List<String> mistakes =
        Spoilt.mistakes(
            folder,
            "sites/s.yaml",
            """
            edges:
              e:
                devices:
                  d: {type: t, address: 127.0.0.1, alarms: {A: {suppressWhile: {D}}}}
                  e: {type: t, address: 127.0.0.2, alarms: {A: {suppressWhile: {E}}}}
            """
                .replace("{D}", changeOfD)
                .replace("{E}", changeOfE));
    assertThat(mistakes)
        .containsExactlyElementsOf(
            expected.isEmpty() ? List.of() : List.of("sites/s.yaml:" + expected));
  }

  static Stream<Arguments> wrongParents() {
    String place = "4: edges.e.devices.d: alarm A: ";
    return Stream.of(
        Arguments.of("{alarm: 'e:A'}", "{}", ""),
        Arguments.of("{alarm: s/e/e:A}", "{}", ""),
        Arguments.of(
            "{alarm: 'f:A'}",
            "{}",
            place + "suppressWhile \"f:A\", expected an alarm of the project (did you mean d:A?)"),
        Arguments.of(
            "{alarm: 'e/e:B'}",
            "{}",
            place + "suppressWhile \"e/e:B\", expected an alarm of the project"),
        Arguments.of(
            "{alarm: 'e:A'}",
            "{alarm: e/d:A}",
            place
                + "a circle of suppressWhile: s/e/d:A → s/e/e:A → s/e/d:A, expected alarms that do"
                + " not suppress each other"),
        Arguments.of(
            "{alarm: A}",
            "{}",
            place
                + "a circle of suppressWhile: s/e/d:A → s/e/d:A, expected alarms that do not"
                + " suppress each other"));
  }
}

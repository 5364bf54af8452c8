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

/** One row a rule of a machine type: the file, and all mistakes it must give. */
class TypeMistakesTest {
  private static final String TAG_KEYS =
      "register, type, bit, length, order, scale, offset, scaleFrom, unit, invalid, deadband, scan, group, overview, description, write, counter, retention, role, states";
  private static final String TYPES =
      "bool, bit, i16, u16, i32, u32, i64, u64, f32, f64, bcd16, bcd32, string";
  private static final String NAME =
      "a name of 1 to 128 characters without / + # * and control characters, with no blank at either end";

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void slipGivesItsMistakesWithLineKeyAndExpectation(
      String what, String text, List<String> expected, @TempDir Path folder) throws IOException {
    List<String> mistakes = Spoilt.mistakes(folder, "types/t.yaml", text);
    assertThat(mistakes).as(what).containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "name missing",
            """
          class: pump
          tags:
            T: {register: input 1, type: i16}
          """,
            "1: name: missing, expected a text of 1 to 10000 characters"),
        row(
            "class unknown",
            """
          name: T
          class: heatpump
          tags:
            T: {register: input 1, type: i16}
          """,
            "2: class: \"heatpump\", expected one of heat-pump, chiller, tank, air-handling-unit, meter, inverter, pump, pipeline, plant, other (did you mean heat-pump?)"),
        row(
            "tags missing",
            """
          name: T
          class: pump
          """,
            "1: tags: missing, expected a map of tags, at least one"),
        row(
            "tags empty",
            """
          name: T
          class: pump
          tags: {}
          """,
            "3: tags: an empty map, expected a map of tags, at least one"),
        row(
            "tags that are a list",
            """
          name: T
          class: pump
          tags:
            - T
          """,
            "3: tags: a list, expected a map of tags, at least one"),
        row(
            "tag that is a word",
            """
          name: T
          class: pump
          tags:
            T: input 1
          """,
            "4: tags.T: \"input 1\", expected the keys of a tag"),
        row(
            "tag name with a slash",
            """
          name: T
          class: pump
          tags:
            a/b: {register: input 1, type: i16}
          """,
            "4: tags.a/b: \"a/b\", expected " + NAME),
        row(
            "address below the base",
            """
          name: T
          class: pump
          addressBase: 1
          tags:
            T: {register: input 0, type: i16}
          """,
            "5: tags.T.register: address 0, expected 1 to 65536 with this addressBase"),
        row(
            "address above the base's range",
            """
          name: T
          class: pump
          addressBase: 1
          tags:
            T: {register: input 65536, type: u32}
          """,
            "5: tags.T.register: addresses 65536 to 65537, expected 1 to 65536 with this addressBase"),
        row(
            "address base that nobody uses",
            """
          name: T
          class: pump
          addressBase: 2
          tags:
            T: {register: input 1, type: i16}
          """,
            "3: addressBase: \"2\", expected a whole number from 0 to 1"),
        row(
            "more registers than a read can hold",
            """
          name: T
          class: pump
          maxRegisters: 126
          tags:
            T: {register: input 1, type: i16}
          """,
            "3: maxRegisters: \"126\", expected a whole number from 1 to 125"),
        row(
            "scan class without unit",
            """
          name: T
          class: pump
          scanClasses: {normal: 1}
          tags:
            T: {register: input 1, type: i16}
          """,
            "3: scanClasses.normal: \"1\", expected a duration from 10ms to 7d, a number and ms, s, m, h or d"),
        row(
            "scan class too fast",
            """
          name: T
          class: pump
          scanClasses: {normal: 1ms}
          tags:
            T: {register: input 1, type: i16}
          """,
            "3: scanClasses.normal: \"1ms\", expected a duration from 10ms to 7d, a number and ms, s, m, h or d"),
        row(
            "no scan class normal among several",
            """
          name: T
          class: pump
          scanClasses: {fast: 1s, slow: 10s}
          tags:
            T: {register: input 1, type: i16}
          """,
            "5: tags.T.scan: missing, expected one of fast, slow, as none is called normal"),
        row(
            "list of documents",
            """
          name: T
          class: pump
          tags:
            T: {register: input 1, type: i16}
          ---
          name: U
          """,
            "6: a second document, expected one document a file"),
        row("empty file", "", "1: nothing, expected the keys of a machine type"),
        row(
            "file of comments only",
            """
          # nothing yet
          """,
            "1: nothing, expected the keys of a machine type"),
        row(
            "file that is a list",
            """
          - name: T
          """,
            "1: a list, expected the keys of a machine type"),
        row(
            "no YAML",
            """
          name: T
          class: [pump
          tags: x
          """,
            "3: no YAML (expected ',' or ']', but got :), expected well-formed YAML"),
        row(
            "tab as indentation",
            """
          name: T
          class: pump
          tags:
          \tT: 1
          """,
            "4: no YAML (found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation…), expected well-formed YAML"),
        row(
            "alias",
            """
          name: &n T
          class: pump
          description: *n
          tags:
            T: {register: input 1, type: i16}
          """,
            "3: description: an alias, expected a text of 1 to 10000 characters"),
        row(
            "key that is a list",
            """
          name: T
          class: pump
          ? [a, b]
          : c
          """,
            "3: no YAML (Expected a field name (Scalar value in YAML), got this instead: <org.yaml.snakeyaml.events…), expected well-formed YAML"),
        row(
            "mistakes on several lines",
            """
          name:
          klass: pump
          tags:
            T:
              register: input x
              type: i17
            U:
              typ: i16
          """,
            "1: class: missing, expected one of heat-pump, chiller, tank, air-handling-unit, meter, inverter, pump, pipeline, plant, other",
            "1: name: nothing, expected a text of 1 to 10000 characters",
            "2: klass: unknown key, expected one of name, manufacturer, description, source, class, addressBase, order, maxRegisters, bitWrite, scanClasses, tags, alarms, interlocks (did you mean class?)",
            "5: tags.T.register: \"input x\", expected a table (coil, discrete, input or holding) and an address, e.g. input 507",
            "6: tags.T.type: \"i17\", expected one of " + TYPES + " (did you mean i16?)",
            "7: tags.U.register: missing, expected a table (coil, discrete, input or holding) and an address, e.g. input 507",
            "7: tags.U.type: missing, expected one of " + TYPES,
            "8: tags.U.typ: unknown key, expected one of " + TAG_KEYS + " (did you mean type?)"));
  }

  private static Arguments row(String what, String text, String... expected) {
    return Arguments.of(
        what, text, Stream.of(expected).map(mistake -> "types/t.yaml:" + mistake).toList());
  }
}

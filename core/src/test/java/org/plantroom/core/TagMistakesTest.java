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

/** One row a rule of a tag: the tag, and the one mistake it must give. */
class TagMistakesTest {
  private static final String TAG_KEYS =
      "register, type, bit, length, order, scale, offset, scaleFrom, unit, invalid, deadband, scan, group, overview, description, write, counter, retention, role, states";
  private static final String TYPES =
      "bool, bit, i16, u16, i32, u32, i64, u64, f32, f64, bcd16, bcd32, string";

  /** A type whose tag T, in line 8, a row fills in. */
  private static final String TYPE =
      """
      name: T
      class: pump
      scanClasses: {normal: 1s, slow: 10s}
      tags:
        Factor: {register: input 5, type: i16}
        Wide: {register: input 6, type: i32}
        Scaled: {register: input 8, type: i16, scale: 10}
        T: {TAG}
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void slipGivesOneMistakeWithLineKeyAndExpectation(
      String what, String tag, String expected, @TempDir Path folder) throws IOException {
    List<String> mistakes = Spoilt.mistakes(folder, "types/t.yaml", TYPE.replace("TAG", tag));
    assertThat(mistakes).as(what).containsExactly("types/t.yaml:8: tags.T." + expected);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "unknown key with a near known one",
            "register: input 1, type: i16, scal: 2",
            "scal: unknown key, expected one of " + TAG_KEYS + " (did you mean scale?)"),
        row(
            "unknown key with none near",
            "register: input 1, type: i16, zebra: 2",
            "zebra: unknown key, expected one of " + TAG_KEYS),
        row(
            "role without power",
            "register: input 1, type: i16, unit: kWh, role: heat",
            "role: unit kWh, expected unit mW, W, kW, MW or GW for a tag with a role"),
        row(
            "role without unit",
            "register: input 1, type: i16, role: mains",
            "role: no unit, expected unit mW, W, kW, MW or GW for a tag with a role"),
        row(
            "register missing",
            "type: i16",
            "register: missing, expected a table (coil, discrete, input or holding) and an address, e.g. input 507"),
        row("type missing", "register: input 1", "type: missing, expected one of " + TYPES),
        row(
            "type unknown",
            "register: input 1, type: int16",
            "type: \"int16\", expected one of " + TYPES),
        row(
            "register without table",
            "register: 7, type: i16",
            "register: \"7\", expected a table (coil, discrete, input or holding) and an address, e.g. input 507"),
        row(
            "register of an unknown table",
            "register: inputs 7, type: i16",
            "register: \"inputs 7\", expected a table (coil, discrete, input or holding) and an address, e.g. input 507"),
        row(
            "register that is a list",
            "register: [input, 7], type: i16",
            "register: a list, expected a table (coil, discrete, input or holding) and an address, e.g. input 507"),
        row(
            "register beyond the table",
            "register: input 65536, type: i16",
            "register: address 65536, expected 0 to 65535 with this addressBase"),
        row(
            "last word beyond the table",
            "register: input 65535, type: u32",
            "register: addresses 65535 to 65536, expected 0 to 65535 with this addressBase"),
        row(
            "text beyond the table",
            "register: input 65530, type: string, length: 10",
            "register: addresses 65530 to 65539, expected 0 to 65535 with this addressBase"),
        row(
            "number in a table of bits",
            "register: coil 1, type: i16",
            "type: i16, expected bool, the one type of table coil"),
        row(
            "bit in a table of bits",
            "register: discrete 1, type: bit, bit: 1",
            "type: bit, expected bool, the one type of table discrete"),
        row(
            "bit missing",
            "register: input 1, type: bit",
            "bit: missing, expected a whole number from 0 to 15 for type bit"),
        row(
            "bit above fifteen",
            "register: input 1, type: bit, bit: 16",
            "bit: \"16\", expected a whole number from 0 to 15"),
        row(
            "bit for another type",
            "register: input 1, type: bool, bit: 3",
            "bit: a key of type bit, expected none for type bool"),
        row(
            "length missing",
            "register: input 1, type: string",
            "length: missing, expected a whole number from 1 to 125 for type string"),
        row(
            "length of nothing",
            "register: input 1, type: string, length: 0",
            "length: \"0\", expected a whole number from 1 to 125"),
        row(
            "length for another type",
            "register: input 1, type: i16, length: 2",
            "length: a key of type string, expected none for type i16"),
        row(
            "order unknown",
            "register: input 1, type: i32, order: abcd",
            "order: \"abcd\", expected one of ABCD, CDAB, BADC, DCBA (did you mean ABCD?)"),
        row(
            "scale of zero",
            "register: input 1, type: i16, scale: 0",
            "scale: \"0\", expected a number other than 0"),
        row(
            "scale that is a word",
            "register: input 1, type: i16, scale: ten",
            "scale: \"ten\", expected a number other than 0"),
        row(
            "scale that is infinite",
            "register: input 1, type: i16, scale: .inf",
            "scale: \".inf\", expected a number other than 0"),
        row(
            "offset beyond a double",
            "register: input 1, type: i16, offset: 1e999",
            "offset: \"1e999\", expected a number"),
        row(
            "scale without a value",
            "register: input 1, type: i16, scale:",
            "scale: nothing, expected a number other than 0"),
        row(
            "scale of a truth value",
            "register: input 1, type: bool, scale: 2",
            "scale: a key of numbers, expected none for type bool"),
        row(
            "unit of a bit",
            "register: input 1, type: bit, bit: 0, unit: kW",
            "unit: a key of numbers, expected none for type bit"),
        row(
            "deadband of a text",
            "register: input 1, type: string, length: 2, deadband: 1",
            "deadband: a key of numbers, expected none for type string"),
        row(
            "scaleFrom unknown",
            "register: input 1, type: i16, scaleFrom: Faktor",
            "scaleFrom: \"Faktor\", expected the name of a tag of this type (did you mean Factor?)"),
        row(
            "scaleFrom of another type",
            "register: input 1, type: i16, scaleFrom: Wide",
            "scaleFrom: \"Wide\", expected a tag of type i16 without any scaling"),
        row(
            "scaleFrom of a scaled tag",
            "register: input 1, type: i16, scaleFrom: Scaled",
            "scaleFrom: \"Scaled\", expected a tag of type i16 without any scaling"),
        row(
            "scaleFrom of itself",
            "register: input 1, type: i16, scaleFrom: T",
            "scaleFrom: \"T\", expected a tag of type i16 without any scaling"),
        row(
            "unit unknown but near",
            "register: input 1, type: i16, unit: KWh",
            "unit: \"KWh\", expected a known unit (did you mean kWh?)"),
        row(
            "unit unknown",
            "register: input 1, type: i16, unit: parsec",
            "unit: \"parsec\", expected a known unit"),
        row(
            "invalid mark too great for the type",
            "register: input 1, type: i16, invalid: 32768",
            "invalid: \"32768\", expected a raw value that i16 can hold, decimal or a word pattern of 4 hex digits"),
        row(
            "one invalid mark of several too great",
            "register: input 1, type: u16, invalid: [1, 65536]",
            "invalid[1]: \"65536\", expected a raw value that u16 can hold, decimal or a word pattern of 4 hex digits"),
        row(
            "invalid pattern too wide",
            "register: input 1, type: i16, invalid: 0x18000",
            "invalid: \"0x18000\", expected a raw value that i16 can hold, decimal or a word pattern of 4 hex digits"),
        row(
            "invalid mark below zero for an unsigned type",
            "register: input 1, type: u32, invalid: -1",
            "invalid: \"-1\", expected a raw value that u32 can hold, decimal or a word pattern of 8 hex digits"),
        row(
            "invalid mark that is no number",
            "register: input 1, type: i16, invalid: none",
            "invalid: \"none\", expected a number, or a word pattern in hex such as 0x8000"),
        row(
            "invalid mark with a fraction for a whole type",
            "register: input 1, type: i16, invalid: 1.5",
            "invalid: \"1.5\", expected a raw value that i16 can hold, decimal or a word pattern of 4 hex digits"),
        row(
            "invalid mark of a truth value",
            "register: input 1, type: bool, invalid: 1",
            "invalid: a key of numbers and bits, expected none for type bool"),
        row(
            "invalid mark of a text",
            "register: input 1, type: string, length: 2, invalid: 1",
            "invalid: a key of numbers and bits, expected none for type string"),
        row(
            "invalid mark wider than the word of a bit",
            "register: input 1, type: bit, bit: 0, invalid: 0x18000",
            "invalid: \"0x18000\", expected a raw value that the word of a bit can hold, decimal or a word pattern of 4 hex digits"),
        row(
            "empty list of invalid marks",
            "register: input 1, type: i16, invalid: []",
            "invalid: an empty list, expected one or a list, each a number, or a word pattern in hex such as 0x8000"),
        row(
            "deadband below zero",
            "register: input 1, type: i16, deadband: -0.1",
            "deadband: \"-0.1\", expected a number of 0 or more"),
        row(
            "scan class unknown",
            "register: input 1, type: i16, scan: slwo",
            "scan: \"slwo\", expected one of normal, slow (did you mean slow?)"),
        row(
            "overview that YAML 1.1 would take for true",
            "register: input 1, type: i16, overview: yes",
            "overview: \"yes\", expected true or false"),
        row(
            "write to a table that is read only",
            "register: input 1, type: i16, write: true",
            "write: a write to table input, expected table coil or holding"),
        row(
            "write limits the wrong way round",
            "register: holding 1, type: i16, write: {min: 5, max: 4}",
            "write: min 5 above max 4, expected min not above max"),
        row(
            "write limits of a truth value",
            "register: coil 1, type: bool, write: {min: 0, max: 1}",
            "write: limits, expected true for type bool"),
        row(
            "write that is a word",
            "register: holding 1, type: i16, write: always",
            "write: \"always\", expected true, false or a map with min, max, pulse, confirm and reasonRequired"),
        row(
            "write with an unknown limit",
            "register: holding 1, type: i16, write: {minimum: 4}",
            "write.minimum: unknown key, expected one of min, max, pulse, confirm, reasonRequired"),
        row(
            "state that is no number",
            "register: input 1, type: u16, states: {on: 1}",
            "states.on: \"on\", expected a whole number"),
        row(
            "state that a truth value cannot have",
            "register: input 1, type: bool, states: {2: odd}",
            "states.2: 2, expected 0 or 1 for type bool"),
        row(
            "states of a text",
            "register: input 1, type: string, length: 2, states: {1: on}",
            "states: a key of numbers, expected none for type string"),
        row(
            "state twice in two spellings",
            "register: input 1, type: u16, states: {1: on, 0x1: one}",
            "states.0x1: a key of the same meaning as an earlier one, expected every key only once"),
        row(
            "the same key twice",
            "register: input 1, type: i16, register: input 2",
            "register: the same key as in line 8, expected every key only once"),
        row(
            "a hexadecimal with a letter too many",
            "register: input 1, type: i16, invalid: 0xG",
            "invalid: \"0xG\", expected a number, or a word pattern in hex such as 0x8000"),
        row(
            "octal that might be decimal",
            "register: input 1, type: bit, bit: 010",
            "bit: \"010\", expected a whole number from 0 to 15"));
  }

  private static Arguments row(String what, String tag, String expected) {
    return Arguments.of(what, tag, expected);
  }
}

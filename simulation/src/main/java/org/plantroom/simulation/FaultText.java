package org.plantroom.simulation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault as plant files, command lines and the console write it: {@code bias of 2 K on
 * hp.supplyTemperature at 2 h for 30 min}, or {@code … every 1 d} to come again.
 *
 * @param kind what kind of fault, e.g. {@code bias}
 * @param amount how much, with its unit; empty for kinds that need none
 * @param target what fails
 * @param at when, simulated time since the start; empty for at once
 * @param during how long; empty for ever
 * @param every from one beginning to the next; empty for once
 */
record FaultText(
    String kind,
    Optional<String> amount,
    String target,
    Optional<String> at,
    Optional<String> during,
    Optional<String> every) {
  /** In words, to be read after "expected". */
  static final String EXPECTED =
      "a fault such as \"bias of 2 K on hp.supplyTemperature at 2 h for 30 min\"";

  private static final Pattern TEXT =
      Pattern.compile(
          "(?<kind>[A-Za-z0-9]+)(?: +of +(?<amount>\\S.*?))? +on +(?<target>\\S+)"
              + "(?: +at +(?<at>\\S.*?))?(?: +for +(?<during>\\S.*?))?"
              + "(?: +every +(?<every>\\S.*?))?");

  /** The fault of a text; empty when it is none. */
  static Optional<FaultText> of(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new FaultText(
                matcher.group("kind"),
                Optional.ofNullable(matcher.group("amount")),
                matcher.group("target"),
                Optional.ofNullable(matcher.group("at")),
                Optional.ofNullable(matcher.group("during")),
                Optional.ofNullable(matcher.group("every"))))
        : Optional.empty();
  }

  /** What fails, without when. */
  String what() {
    return kind + amount.map(" of "::concat).orElse("") + " on " + target;
  }
}

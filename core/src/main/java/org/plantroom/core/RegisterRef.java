package org.plantroom.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A register as the file names it.
 *
 * @param table which table
 * @param number as the maker's list numbers it, before the type's {@code addressBase} is taken off
 */
record RegisterRef(RegisterTable table, int number) {
  static final String PATTERN =
      "(coil|discrete|input|holding) +(0|[1-9][0-9]{0,5}|0x[0-9a-fA-F]{1,5})";

  private static final Pattern COMPILED = Pattern.compile(PATTERN);

  /** Reads e.g. {@code input 507} or {@code holding 0x1F0}. */
  static Optional<RegisterRef> of(String text) {
    Matcher matcher = COMPILED.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    RegisterTable table = RegisterTable.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    return Optional.of(new RegisterRef(table, Integer.decode(matcher.group(2))));
  }
}

package org.plantroom.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The numbers of project files. Stricter than YAML, whose versions disagree on {@code 010}, {@code
 * 1_000} and {@code .5}: those are refused rather than guessed.
 */
public final class Numbers {
  static final String WHOLE = "-?(?:0|[1-9][0-9]{0,18})";
  static final String HEX = "0x[0-9a-fA-F]{1,16}";

  private static final Pattern WHOLE_PATTERN = Pattern.compile(WHOLE);
  private static final Pattern HEX_PATTERN = Pattern.compile(HEX);
  private static final Pattern DECIMAL_PATTERN =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?");

  private Numbers() {}

  /** A whole number of up to 64 bits, decimal or hex. */
  public static Optional<BigInteger> integer(String text) {
    if (isHex(text)) {
      return Optional.of(new BigInteger(text.substring(2), 16));
    }
    // Twenty digits let the greatest u64 pass.
    boolean plain = WHOLE_PATTERN.matcher(text).matches() || text.matches("[1-9][0-9]{19}");
    return plain ? Optional.of(new BigInteger(text)) : Optional.empty();
  }

  /** True for a word pattern such as {@code 0x8000}. */
  public static boolean isHex(String text) {
    return HEX_PATTERN.matcher(text).matches();
  }

  /** A number as people write it, without a fraction that says nothing. */
  public static String text(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  /** A finite decimal number such as {@code -0.1} or {@code 1e-3}. */
  public static Optional<Double> decimal(String text) {
    if (!DECIMAL_PATTERN.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(Double.valueOf(text)).filter(number -> Double.isFinite(number));
  }
}

package org.plantroom.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.Kind;
import org.plantroom.core.Numbers;
import org.plantroom.core.Shapes;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;

/**
 * A number with its unit, such as {@code 2 m3} or {@code 40 mm}; read in the unit wanted. The unit
 * may be left out only where the number is a ratio.
 *
 * @param unit wanted, as UCUM writes it
 * @param low least, in that unit; may be −∞
 * @param high greatest, in that unit; may be ∞
 */
public record AmountKind(String unit, double low, double high) implements Kind<Double> {
  private static final Pattern AMOUNT = Pattern.compile("(-?[0-9.]+(?:[eE][-+]?[0-9]+)?) ?(.*)");

  /** An amount as described; the unit must be known. */
  public AmountKind {
    UnitScale.known(unit);
  }

  @Override
  public String expected() {
    String amount =
        unit.equals("1") ? "a number" : "a number with a unit such as %s".formatted(unit);
    if (low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY) {
      return amount;
    }
    if (high == Double.POSITIVE_INFINITY) {
      return "%s, %s or more".formatted(amount, with(low));
    }
    return "%s, %s to %s".formatted(amount, with(low), with(high));
  }

  private String with(double number) {
    return Numbers.text(number) + (unit.equals("1") ? "" : " " + unit);
  }

  @Override
  public Optional<Double> read(YamlNode node, Where where) {
    String text = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    Optional<Double> amount = parse(text).filter(a -> a >= low && a <= high);
    if (amount.isEmpty()) {
      where.at(node.place()).report(node.found(), expected());
    }
    return amount;
  }

  /** The amount in the unit wanted; empty when the text is none. */
  Optional<Double> parse(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    UnitScale wanted = UnitScale.known(unit);
    String written = matcher.group(2).isEmpty() ? "1" : matcher.group(2);
    return Numbers.decimal(matcher.group(1))
        .flatMap(
            number ->
                UnitScale.of(written)
                    .filter(wanted::fits)
                    .map(scale -> scale.convert(number, wanted)));
  }

  @Override
  public ObjectNode schema() {
    return Shapes.text();
  }
}

package org.plantroom.simulation;

import java.util.Map;
import java.util.Optional;

/**
 * A unit as its place on the scale of base units: what is needed to turn an amount in one unit into
 * another of the same dimension. Reads UCUM and the spellings people use: {@code kW}, {@code
 * W/(m2.K)}, {@code m³/h}, {@code °C}.
 *
 * <p>A temperature on the Celsius scale is another dimension than a temperature difference in
 * kelvins, so that one cannot be taken for the other.
 *
 * @param factor base units in one of it, more than 0
 * @param offset of its zero in base units; 0 but for temperatures
 * @param dimension exponents of the base units
 */
record UnitScale(double factor, double offset, Dimensions dimension) {
  /** Exponents of kilogram, metre, second, kelvin, ampere and money. */
  record Dimensions(int mass, int length, int time, int temperature, int current, int money) {
    static final Dimensions NONE = new Dimensions(0, 0, 0, 0, 0, 0);

    Dimensions plus(Dimensions other, int times) {
      return new Dimensions(
          mass + times * other.mass,
          length + times * other.length,
          time + times * other.time,
          temperature + times * other.temperature,
          current + times * other.current,
          money + times * other.money);
    }
  }

  /** The number 1. */
  static final UnitScale ONE = new UnitScale(1, 0, Dimensions.NONE);

  private static final Map<String, Integer> PREFIXES =
      Map.ofEntries(
          Map.entry("n", -9),
          Map.entry("u", -6),
          Map.entry("µ", -6),
          Map.entry("m", -3),
          Map.entry("c", -2),
          Map.entry("d", -1),
          Map.entry("h", 2),
          Map.entry("k", 3),
          Map.entry("M", 6),
          Map.entry("G", 9));

  private static final Map<String, UnitScale> SYMBOLS = symbols();

  private static Map<String, UnitScale> symbols() {
    UnitScale watt = of(1, 1, 2, -3, 0);
    UnitScale joule = of(1, 1, 2, -2, 0);
    UnitScale degree = of(Math.PI / 180, 0, 0, 0, 0);
    UnitScale celsius = new UnitScale(1, 273.15, new Dimensions(0, 0, 0, 1, 0, 0));
    UnitScale fahrenheit = new UnitScale(5 / 9.0, 459.67 * 5 / 9, new Dimensions(0, 0, 0, 1, 0, 0));
    UnitScale litre = of(1e-3, 0, 3, 0, 0);
    return Map.ofEntries(
        Map.entry("1", ONE),
        Map.entry("%", of(1e-2, 0, 0, 0, 0)),
        Map.entry("ppm", of(1e-6, 0, 0, 0, 0)),
        Map.entry("[ppm]", of(1e-6, 0, 0, 0, 0)),
        Map.entry("deg", degree),
        Map.entry("°", degree),
        Map.entry("rad", ONE),
        Map.entry("g", of(1e-3, 1, 0, 0, 0)),
        Map.entry("t", of(1e3, 1, 0, 0, 0)),
        Map.entry("m", of(1, 0, 1, 0, 0)),
        Map.entry("l", litre),
        Map.entry("L", litre),
        Map.entry("s", of(1, 0, 0, 1, 0)),
        Map.entry("min", of(60, 0, 0, 1, 0)),
        Map.entry("h", of(3600, 0, 0, 1, 0)),
        Map.entry("d", of(86_400, 0, 0, 1, 0)),
        Map.entry("a", of(365 * 86_400.0, 0, 0, 1, 0)),
        Map.entry("Hz", of(1, 0, 0, -1, 0)),
        Map.entry("K", of(1, 0, 0, 0, 1)),
        Map.entry("Cel", celsius),
        Map.entry("°C", celsius),
        Map.entry("degC", celsius),
        Map.entry("[degF]", fahrenheit),
        Map.entry("°F", fahrenheit),
        Map.entry("N", of(1, 1, 1, -2, 0)),
        Map.entry("Pa", of(1, 1, -1, -2, 0)),
        Map.entry("bar", of(1e5, 1, -1, -2, 0)),
        Map.entry("J", joule),
        Map.entry("W", watt),
        Map.entry("Wh", of(3600, 1, 2, -2, 0)),
        Map.entry("A", new UnitScale(1, 0, new Dimensions(0, 0, 0, 0, 1, 0))),
        Map.entry("A{reactive}", new UnitScale(1, 0, new Dimensions(0, 0, 0, 0, 1, 0))),
        Map.entry("V", new UnitScale(1, 0, new Dimensions(1, 2, -3, 0, -1, 0))),
        Map.entry("EUR", new UnitScale(1, 0, new Dimensions(0, 0, 0, 0, 0, 1))),
        Map.entry("{EUR}", new UnitScale(1, 0, new Dimensions(0, 0, 0, 0, 0, 1))),
        Map.entry("€", new UnitScale(1, 0, new Dimensions(0, 0, 0, 0, 0, 1))));
  }

  private static UnitScale of(double factor, int mass, int length, int time, int temperature) {
    return new UnitScale(factor, 0, new Dimensions(mass, length, time, temperature, 0, 0));
  }

  /** The unit of this spelling; empty when it is none. */
  static Optional<UnitScale> of(String spelling) {
    return new Parser(spelling).unit();
  }

  /** The unit of this spelling, which a programmer wrote. */
  static UnitScale known(String spelling) {
    return of(spelling)
        .orElseThrow(() -> new IllegalArgumentException("no unit [unit=%s]".formatted(spelling)));
  }

  /** True when amounts in the one can be told in the other. */
  boolean fits(UnitScale other) {
    return dimension.equals(other.dimension) && (offset == 0) == (other.offset == 0);
  }

  /** An amount of this unit told in another that fits. */
  double convert(double amount, UnitScale target) {
    // Equal units must give the number as it is written, without rounding.
    return equals(target) ? amount : (amount * factor + offset - target.offset) / target.factor;
  }

  private UnitScale times(UnitScale other, int power) {
    return new UnitScale(
        factor * Math.pow(other.factor, power), 0, dimension.plus(other.dimension, power));
  }

  /** Reads symbols joined by dots and slashes, from left to right as UCUM wants it. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String spelling) {
      String plain = spelling.startsWith("1/") ? spelling.substring(1) : spelling;
      text = plain.replace("²", "2").replace("³", "3").replace('·', '.').replace('*', '.');
    }

    Optional<UnitScale> unit() {
      UnitScale alone = SYMBOLS.get(text);
      if (alone != null) {
        return Optional.of(alone);
      }
      Optional<UnitScale> product = product();
      return at == text.length() ? product : Optional.empty();
    }

    private Optional<UnitScale> product() {
      Optional<UnitScale> product = skip('/') ? factor(ONE, -1) : factor(ONE, 1);
      while (product.isPresent() && at < text.length() && text.charAt(at) != ')') {
        if (skip('.')) {
          product = factor(product.get(), 1);
        } else if (skip('/')) {
          product = factor(product.get(), -1);
        } else {
          return Optional.empty();
        }
      }
      return product;
    }

    private Optional<UnitScale> factor(UnitScale before, int sign) {
      if (skip('(')) {
        Optional<UnitScale> inner = product();
        return skip(')') ? inner.map(unit -> before.times(unit, sign)) : Optional.empty();
      }
      int begin = at;
      while (at < text.length() && isLetter(text.charAt(at))) {
        at++;
      }
      String symbol = text.substring(begin, at);
      int power = sign * exponent();
      return (symbol.isEmpty() ? Optional.<UnitScale>empty() : prefixed(symbol))
          .map(unit -> before.times(unit, power));
    }

    private int exponent() {
      int begin = at;
      while (at < text.length() && Character.isDigit(text.charAt(at)) && at - begin < 2) {
        at++;
      }
      return at == begin ? 1 : Integer.parseInt(text.substring(begin, at));
    }

    private static Optional<UnitScale> prefixed(String symbol) {
      UnitScale whole = SYMBOLS.get(symbol);
      if (whole != null) {
        return Optional.of(whole);
      }
      Integer power = PREFIXES.get(symbol.substring(0, 1));
      UnitScale unit = SYMBOLS.get(symbol.substring(1));
      return power == null || unit == null || unit.offset != 0
          ? Optional.empty()
          : Optional.of(new UnitScale(unit.factor * Math.pow(10, power), 0, unit.dimension));
    }

    private static boolean isLetter(char c) {
      return Character.isLetter(c) || c == '°' || c == '%' || c == '€' || "[]{}".indexOf(c) >= 0;
    }

    private boolean skip(char c) {
      boolean there = at < text.length() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }
  }
}

package org.plantroom.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Field;
import org.plantroom.core.Kind;
import org.plantroom.core.Kinds;
import org.plantroom.core.ScalarKind;
import org.plantroom.core.Shapes;

/**
 * A parameter of a component type, as plant files write it. Required unless told otherwise by
 * {@link #or} or {@link #optional}.
 *
 * @param name the key, lowerCamelCase
 * @param unit as UCUM writes it; empty where the parameter is no amount
 * @param kind what it may hold
 * @param fallback its default, as a file would write it; null when there is none
 * @param isRequired true when it must be there
 * @param description what it is, a line
 */
public record Parameter(
    String name,
    String unit,
    Kind<?> kind,
    @Nullable String fallback,
    boolean isRequired,
    String description) {

  /**
   * A number with a unit, of any size.
   *
   * @param unit it is read in, as UCUM writes it; {@code 1} for a ratio
   */
  public static Parameter amount(String name, String unit, String description) {
    return amount(name, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, description);
  }

  /** A number with a unit, from a least to a greatest, both included and in that unit. */
  public static Parameter amount(
      String name, String unit, double low, double high, String description) {
    return new Parameter(name, unit, new AmountKind(unit, low, high), null, true, description);
  }

  /** A whole number between two others, both included. */
  public static Parameter whole(String name, int low, int high, String description) {
    return new Parameter(name, "", Kinds.whole(low, high), null, true, description);
  }

  /** True or false. */
  public static Parameter flag(String name, String description) {
    return new Parameter(name, "", Kinds.FLAG, null, true, description);
  }

  /** One of some words. */
  public static Parameter choice(String name, List<String> words, String description) {
    ScalarKind<String> kind =
        new ScalarKind<>(
            words.stream().collect(Collectors.joining(", ", "one of ", "")),
            text -> Optional.of(text).filter(words::contains),
            Shapes.choice(words));
    return new Parameter(name, "", kind, null, true, description);
  }

  /** Any text. */
  public static Parameter text(String name, String description) {
    return new Parameter(name, "", Kinds.TEXT, null, true, description);
  }

  /** A file, relative to the plant file's folder. */
  public static Parameter file(String name, String description) {
    return new Parameter(
        name,
        "",
        Kinds.FILE.called("a file's path, relative to the plant file"),
        null,
        true,
        description);
  }

  /**
   * Rows of amounts.
   *
   * @param units of each column
   */
  public static Parameter table(String name, String description, String... units) {
    List<AmountKind> columns =
        Arrays.stream(units)
            .map(u -> new AmountKind(u, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
            .toList();
    return new Parameter(name, "", new TableKind(columns), null, true, description);
  }

  /** The same, with a default as a file would write it. */
  public Parameter or(String text) {
    return new Parameter(name, unit, kind, text, false, description);
  }

  /** The same; it may be left out, which {@link Values#has} tells. */
  public Parameter optional() {
    return new Parameter(name, unit, kind, null, false, description);
  }

  Field<?> field() {
    return field(kind);
  }

  private <T> Field<T> field(Kind<T> typed) {
    if (fallback != null) {
      return Field.withDefault(name, typed, fallback, description);
    }
    return isRequired
        ? Field.required(name, typed, description)
        : Field.optional(name, typed, description);
  }
}

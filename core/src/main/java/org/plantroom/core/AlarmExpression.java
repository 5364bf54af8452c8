package org.plantroom.core;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.ExpressionScope.Found;
import org.plantroom.core.ExpressionScope.Known;

/**
 * The expressions among the keys of an alarm, or of a device's change of one.
 *
 * @param keys of either
 * @param scope the tags they can name
 */
record AlarmExpression(Section keys, ExpressionScope scope) {

  /** The tags of a type whose file is being read; those of other devices are not known here. */
  static ExpressionScope scope(Section type) {
    Optional<SequencedMap<String, Placed<Section>>> tags = type.get(TypeKeys.TAGS);
    return new TypeScope(
        name -> tags.map(all -> all.get(name)).flatMap(tag -> known(tag.value())),
        tags.<Collection<String>>map(SequencedMap::keySet).orElse(List.of()));
  }

  /** A tag with a mistake of its own, told there, fits everywhere here. */
  private static Optional<Known> known(Section tag) {
    SortedMap<Long, String> states = new TreeMap<>();
    tag.get(TagKeys.STATES)
        .ifPresent(all -> all.forEach((number, word) -> states.put(number, word.value())));
    return Optional.of(
        new Known(
            tag.get(TagKeys.TYPE).orElse(RegisterType.F64),
            tag.get(TagKeys.UNIT).map(Unit::symbol).orElse(""),
            states));
  }

  /** The tags of a type that is read; those of other devices are not known here. */
  static ExpressionScope scope(MachineType type) {
    return new TypeScope(
        name -> Optional.ofNullable(type.tags().get(name)).map(Known::of), type.tags().keySet());
  }

  private record TypeScope(Function<String, Optional<Known>> own, Collection<String> names)
      implements ExpressionScope {
    @Override
    public Optional<Found> find(String reference) {
      return TagReference.isOwn(reference)
          ? own.apply(reference).map(Found.Tag::new)
          : Optional.of(new Found.Elsewhere());
    }
  }

  /** Checks that what is written can be understood. */
  void check() {
    check(keys.get(ConditionKeys.EXPRESSION), scope);
    check(keys.get(ConditionKeys.UNTIL), scope);
  }

  /** Checks that an expression, when it is written, can be understood. */
  static void check(Optional<Placed<String>> expression, ExpressionScope scope) {
    expression.ifPresent(
        written -> {
          try {
            ExpressionParser.truth(written.value(), scope);
          } catch (ExpressionSlip slip) {
            slip.report(written.where());
          }
        });
  }

  /**
   * The condition of checked keys.
   *
   * @param usual what counts for keys that are not written; null when all count
   */
  AlarmCondition.Formula condition(AlarmCondition.@Nullable Formula usual) {
    AlarmCondition.Rule until = usual == null ? null : usual.until();
    return new AlarmCondition.Formula(
        rule(ConditionKeys.EXPRESSION).orElseGet(() -> Objects.requireNonNull(usual).when()),
        rule(ConditionKeys.UNTIL).orElse(until),
        usual == null || keys.has(ConditionKeys.UNKNOWN)
            ? keys.need(ConditionKeys.UNKNOWN)
            : usual.unknown());
  }

  private Optional<AlarmCondition.Rule> rule(Field<Placed<String>> field) {
    return keys.get(field).map(written -> rule(written.value(), scope));
  }

  /** A checked expression. */
  static AlarmCondition.Rule rule(String text, ExpressionScope scope) {
    try {
      return new AlarmCondition.Rule(text, ExpressionParser.truth(text, scope));
    } catch (ExpressionSlip slip) {
      throw new IllegalStateException("an expression that was not checked", slip);
    }
  }
}

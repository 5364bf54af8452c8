package org.plantroom.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a device changes of its type's interlocks.
 *
 * @param device the device's keys
 */
record InterlockChanges(Section device) {

  /** Checks that each change fits an interlock of the type. */
  void check(MachineType type) {
    device
        .get(DeviceKeys.INTERLOCKS)
        .ifPresent(all -> all.forEach((name, change) -> check(name, change, type)));
  }

  private static void check(String name, Placed<Section> change, MachineType type) {
    if (!type.interlocks().containsKey(name)) {
      String hint = Suggestion.hint(name, type.interlocks().keySet());
      change
          .where()
          .report("unknown interlock", "the name of an interlock of type " + type.id() + hint);
      return;
    }
    Section keys = change.value();
    if (InterlockKeys.RULES.stream().allMatch(keys::has)) {
      keys.where(InterlockKeys.PERMIT_WHILE)
          .report("a second rule", "one of refuseWhile, permitWhile");
    }
    InterlockKeys.RULES.forEach(
        field -> AlarmExpression.check(keys.get(field), AlarmExpression.scope(type)));
  }

  /** The interlocks this device has. */
  SequencedMap<String, Interlock> of(MachineType type) {
    Optional<SequencedMap<String, Placed<Section>>> changes = device.get(DeviceKeys.INTERLOCKS);
    if (changes.isEmpty()) {
      return type.interlocks();
    }
    SequencedMap<String, Interlock> interlocks = new LinkedHashMap<>();
    type.interlocks()
        .forEach(
            (name, usual) -> {
              Placed<Section> change = changes.get().get(name);
              Interlock own = change == null ? usual : changed(usual, change.value(), type);
              if (own != null) {
                interlocks.put(name, own);
              }
            });
    return Collections.unmodifiableSequencedMap(interlocks);
  }

  private static @Nullable Interlock changed(Interlock usual, Section change, MachineType type) {
    if (!change.need(InterlockKeys.ENABLED)) {
      return null;
    }
    boolean permits = change.has(InterlockKeys.PERMIT_WHILE);
    Field<Placed<String>> field = permits ? InterlockKeys.PERMIT_WHILE : InterlockKeys.REFUSE_WHILE;
    if (!change.has(field)) {
      return usual;
    }
    return new Interlock(
        usual.name(),
        usual.tags(),
        permits ? Interlock.Effect.PERMIT_WHILE : Interlock.Effect.REFUSE_WHILE,
        AlarmExpression.rule(change.need(field).value(), AlarmExpression.scope(type)),
        usual.message());
  }
}

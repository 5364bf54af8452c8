package org.plantroom.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Makes a type's interlocks of keys without a mistake.
 *
 * @param type the machine type's keys
 */
record InterlockBuilder(Section type) {

  SequencedMap<String, Interlock> build() {
    SequencedMap<String, Interlock> interlocks = new LinkedHashMap<>();
    type.get(TypeKeys.INTERLOCKS)
        .ifPresent(
            all -> all.forEach((name, keys) -> interlocks.put(name, of(name, keys.value()))));
    return Collections.unmodifiableSequencedMap(interlocks);
  }

  private Interlock of(String name, Section keys) {
    SequencedSet<String> tags = new LinkedHashSet<>();
    keys.need(InterlockKeys.TAGS).forEach(tag -> tags.add(tag.value()));
    boolean permits = keys.has(InterlockKeys.PERMIT_WHILE);
    Placed<String> written =
        keys.need(permits ? InterlockKeys.PERMIT_WHILE : InterlockKeys.REFUSE_WHILE);
    return new Interlock(
        name,
        tags,
        permits ? Interlock.Effect.PERMIT_WHILE : Interlock.Effect.REFUSE_WHILE,
        AlarmExpression.rule(written.value(), AlarmExpression.scope(type)),
        keys.need(InterlockKeys.MESSAGE));
  }
}

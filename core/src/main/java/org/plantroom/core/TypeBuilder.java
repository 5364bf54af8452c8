package org.plantroom.core;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a machine type of keys without a mistake.
 *
 * @param type the keys of the file
 */
record TypeBuilder(Section type) {

  MachineType build(String id) {
    SequencedMap<String, TagType> tags = new LinkedHashMap<>();
    type.need(TypeKeys.TAGS).forEach((name, tag) -> tags.put(name, tag(name, tag.value())));
    return new MachineType(
        id,
        type.need(TypeKeys.NAME),
        type.get(TypeKeys.MANUFACTURER).orElse(""),
        type.get(TypeKeys.DESCRIPTION).orElse(""),
        type.get(TypeKeys.SOURCE).orElse(""),
        type.need(TypeKeys.CLASS),
        type.need(TypeKeys.ADDRESS_BASE),
        type.need(TypeKeys.MAX_REGISTERS),
        type.need(TypeKeys.BIT_WRITE),
        Collections.unmodifiableSequencedMap(tags),
        new AlarmBuilder(AlarmExpression.scope(type)).build(type.get(TypeKeys.ALARMS)),
        new InterlockBuilder(type).build());
  }

  private TagType tag(String name, Section tag) {
    RegisterRef register = tag.need(TagKeys.REGISTER);
    RegisterType registerType = tag.need(TagKeys.TYPE);
    SequencedMap<String, Placed<Duration>> classes = type.need(TypeKeys.SCAN_CLASSES);
    String scan = ScanClass.of(tag.get(TagKeys.SCAN), classes.keySet()).orElseThrow();
    return new TagType(
        name,
        tag.get(TagKeys.DESCRIPTION).orElse(""),
        tag.get(TagKeys.GROUP).orElse(""),
        tag.need(TagKeys.OVERVIEW),
        register.table(),
        register.number() - type.need(TypeKeys.ADDRESS_BASE),
        registerType,
        tag.get(TagKeys.BIT).orElse(0),
        tag.get(TagKeys.LENGTH).orElse(Math.max(1, registerType.registers())),
        tag.get(TagKeys.ORDER).orElse(type.need(TypeKeys.ORDER)),
        tag.need(TagKeys.SCALE),
        tag.need(TagKeys.OFFSET),
        tag.get(TagKeys.SCALE_FROM).orElse(null),
        tag.get(TagKeys.UNIT).map(Unit::symbol).orElse(""),
        invalid(tag, registerType),
        tag.need(TagKeys.DEADBAND),
        scan,
        Objects.requireNonNull(classes.get(scan)).value(),
        tag.need(TagKeys.WRITE).rule(),
        states(tag),
        new TagHistory(tag.need(TagKeys.COUNTER).counter(), tag.need(TagKeys.RETENTION)),
        tag.get(TagKeys.ROLE).orElse(null));
  }

  private static List<Number> invalid(Section tag, RegisterType type) {
    return tag.get(TagKeys.INVALID).orElse(List.of()).stream()
        .map(mark -> mark.value().as(type))
        .flatMap(Optional::stream)
        .toList();
  }

  private static SortedMap<Long, String> states(Section tag) {
    SortedMap<Long, String> states = new TreeMap<>();
    tag.get(TagKeys.STATES)
        .ifPresent(words -> words.forEach((state, word) -> states.put(state, word.value())));
    return Collections.unmodifiableSortedMap(states);
  }
}

package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Field;
import org.plantroom.core.MachineType;
import org.plantroom.core.Numbers;
import org.plantroom.core.Placed;
import org.plantroom.core.Section;
import org.plantroom.core.Suggestion;
import org.plantroom.core.TagType;
import org.plantroom.core.Unit;
import org.plantroom.core.Where;

/**
 * Connects the tags of one device with quantities and inputs of a plant, each in its own unit; what
 * does not fit is reported.
 *
 * <p>Not thread-safe; used once.
 */
final class DeviceWiring {
  /** A quantity, or what a register makes of it. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?<path>\\S+)(?: *(?<sign>[<>]) *(?<bound>-?[0-9.]+(?:[eE]-?[0-9]+)?)"
              + "| *\\* *(?<factor>-?[0-9.]+)| +mod +(?<modulus>[1-9][0-9]{0,8})| +(?<floor>floor))?");

  private final Plant plant;
  private final MachineType type;
  private final RestingTable resting;
  private final List<ShownTag> shown = new ArrayList<>();
  private final List<WrittenTag> written = new ArrayList<>();
  private final SequencedMap<String, Sensor> sensors = new LinkedHashMap<>();

  DeviceWiring(Plant plant, MachineType type, RestingTable resting) {
    this.plant = plant;
    this.type = type;
    this.resting = resting;
  }

  /** Connects what a device's section says. */
  DeviceTags read(Section device) {
    forEach(device, PlantDeviceKeys.DRIVES, this::drive);
    forEach(device, PlantDeviceKeys.FOLLOWS, take(WrittenTag::following));
    forEach(device, PlantDeviceKeys.REQUESTS, take(WrittenTag::requesting));
    Map<String, Object> constants = new HashMap<>();
    forEach(
        device,
        PlantDeviceKeys.CONSTANTS,
        (tag, text, where) -> {
          Optional<Double> number = Numbers.decimal(text);
          constants.put(tag.name(), number.isPresent() ? number.get() : text);
        });
    return new DeviceTags(resting.with(constants), shown, written, sensors);
  }

  private interface Connection {
    void make(TagType tag, String text, Where where);
  }

  private interface Taking {
    WrittenTag of(TagType tag, Input input, Conversion conversion);
  }

  private void forEach(
      Section device, Field<SequencedMap<String, Placed<String>>> key, Connection connection) {
    device
        .get(key)
        .ifPresent(
            all ->
                all.forEach(
                    (name, text) ->
                        tag(name, text.where())
                            .ifPresent(tag -> connection.make(tag, text.value(), text.where()))));
  }

  private Optional<TagType> tag(String name, Where where) {
    TagType tag = type.tags().get(name);
    if (tag == null) {
      where.report(
          "no tag of " + type.id(),
          "a tag of the machine type" + Suggestion.hint(name, type.tags().keySet()));
    }
    return Optional.ofNullable(tag);
  }

  private void drive(TagType tag, String text, Where where) {
    Matcher words = SHOWN.matcher(text);
    if (!words.matches()) {
      where.report(
          Excerpt.quoted(text), "a quantity such as hp.power, hp.power > 50, hp.energy mod 1000");
      return;
    }
    quantity(words.group("path"), where)
        .map(Sensor::new)
        .flatMap(sensor -> value(tag, sensor, words, where))
        .ifPresent(value -> shown.add(new ShownTag(tag, value)));
  }

  private Optional<DoubleSupplier> value(TagType tag, Sensor sensor, Matcher words, Where where) {
    sensors.put(tag.name(), sensor);
    if (words.group("sign") != null) {
      double bound = Numbers.decimal(words.group("bound")).orElse(0.0);
      return Optional.of(
          words.group("sign").equals(">")
              ? () -> sensor.getAsDouble() > bound ? 1 : 0
              : () -> sensor.getAsDouble() < bound ? 1 : 0);
    }
    if (words.group("factor") != null) {
      double factor = Numbers.decimal(words.group("factor")).orElse(1.0);
      return Optional.of(() -> sensor.getAsDouble() * factor);
    }
    return conversion(sensor.quantity().unit(), tag, where)
        .map(conversion -> inTheTagsUnit(sensor, conversion, words));
  }

  /** Counters of several registers show what is below a full one, and how many are full. */
  private static DoubleSupplier inTheTagsUnit(Sensor sensor, Conversion conversion, Matcher words) {
    if (words.group("modulus") != null) {
      double modulus = Double.parseDouble(words.group("modulus"));
      return () -> Math.floor(conversion.there(sensor.getAsDouble())) % modulus;
    }
    return words.group("floor") == null
        ? () -> conversion.there(sensor.getAsDouble())
        : () -> Math.floor(conversion.there(sensor.getAsDouble()));
  }

  private Optional<Quantity> quantity(String path, Where where) {
    boolean isKnown = plant.quantities().containsKey(path) || plant.inputs().containsKey(path);
    if (!isKnown) {
      where.report(
          Excerpt.quoted(path),
          "a quantity of the plant" + Suggestion.hint(path, plant.quantities().keySet()));
    }
    return isKnown ? Optional.of(plant.quantity(path)) : Optional.empty();
  }

  private Connection take(Taking taking) {
    return (tag, path, where) -> {
      Input input = plant.inputs().get(path);
      if (input == null) {
        where.report(
            Excerpt.quoted(path),
            "an input of the plant" + Suggestion.hint(path, plant.inputs().keySet()));
      } else if (tag.write() == null) {
        where.report("a tag that cannot be written", "a tag with write in the machine type");
      } else {
        conversion(input.unit(), tag, where)
            .ifPresent(conversion -> written.add(taking.of(tag, input, conversion)));
      }
    };
  }

  private static Optional<Conversion> conversion(String unit, TagType tag, Where where) {
    Optional<Conversion> conversion = Conversion.of(unit, ucum(tag));
    if (conversion.isEmpty()) {
      where.report("%s for a tag in %s".formatted(unit, tag.unit()), "units that fit");
    }
    return conversion;
  }

  /** A tag without a unit takes any number as it is. */
  private static Optional<String> ucum(TagType tag) {
    return tag.unit().isEmpty()
        ? Optional.empty()
        : Optional.of(Unit.of(tag.unit()).map(Unit::ucum).orElse(tag.unit()));
  }
}

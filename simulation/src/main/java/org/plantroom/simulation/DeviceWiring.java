package org.plantroom.simulation;

import java.util.LinkedHashMap;
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
  /** A quantity, or whether it is above or below a number. */
  private static final Pattern SHOWN =
      Pattern.compile("(?<path>\\S+)(?: *(?<sign>[<>]) *(?<bound>-?[0-9.]+(?:[eE]-?[0-9]+)?))?");

  private final Plant plant;
  private final MachineType type;
  private final Signals signals = new Signals();
  private final SequencedMap<String, Sensor> sensors = new LinkedHashMap<>();
  private final SequencedMap<String, String> drives = new LinkedHashMap<>();
  private final SequencedMap<String, String> follows = new LinkedHashMap<>();

  DeviceWiring(Plant plant, MachineType type) {
    this.plant = plant;
    this.type = type;
  }

  /** Connects what a device's section says. */
  void read(Section device) {
    forEach(device, PlantDeviceKeys.DRIVES, this::drive);
    forEach(device, PlantDeviceKeys.FOLLOWS, this::follow);
  }

  private interface Connection {
    void make(TagType tag, String text, Where where);
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
    Matcher shown = SHOWN.matcher(text);
    if (!shown.matches()) {
      where.report(Excerpt.quoted(text), "a quantity such as hp.power, or hp.power > 50");
      return;
    }
    quantity(shown.group("path"), where)
        .map(Sensor::new)
        .flatMap(sensor -> supplier(tag, sensor, shown, where))
        .ifPresent(
            supplier -> {
              drives.put(tag.name(), tag.name());
              signals.gives(tag.name(), supplier);
            });
  }

  private Optional<DoubleSupplier> supplier(
      TagType tag, Sensor sensor, Matcher shown, Where where) {
    sensors.put(tag.name(), sensor);
    if (shown.group("sign") == null) {
      return conversion(sensor.quantity().unit(), tag, where)
          .map(conversion -> () -> conversion.there(sensor.getAsDouble()));
    }
    double bound = Numbers.decimal(shown.group("bound")).orElse(0.0);
    return Optional.of(
        shown.group("sign").equals(">")
            ? () -> sensor.getAsDouble() > bound ? 1 : 0
            : () -> sensor.getAsDouble() < bound ? 1 : 0);
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

  private void follow(TagType tag, String path, Where where) {
    Input input = plant.inputs().get(path);
    if (input == null) {
      where.report(
          Excerpt.quoted(path),
          "an input of the plant" + Suggestion.hint(path, plant.inputs().keySet()));
    } else if (tag.write() == null) {
      where.report("a tag that cannot be written", "a tag with write in the machine type");
    } else {
      conversion(input.unit(), tag, where)
          .ifPresent(
              conversion -> {
                follows.put(tag.name(), tag.name());
                signals.takes(
                    tag.name(),
                    () -> conversion.there(input.get()),
                    number -> input.set(conversion.back(number)));
              });
    }
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

  /** Tag → quantity, and tag → input, each offered by {@link #signals} under the tag's name. */
  SignalTable table(Map<String, Object> constants) {
    SignalTable usual = SignalTable.resting(type);
    Map<String, Object> all = new LinkedHashMap<>(usual.constants());
    all.putAll(constants);
    return new SignalTable(drives, follows, all, usual.absent(), usual.words());
  }

  /** What the registers show and take. */
  Signals signals() {
    return signals;
  }

  /** What measures for the registers, by tag. */
  SequencedMap<String, Sensor> sensors() {
    return sensors;
  }
}

package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Kinds;
import org.plantroom.core.ListKind;
import org.plantroom.core.Placed;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;

/**
 * Finds what a fault's text speaks of in a plant and its devices.
 *
 * @param plant whose inputs and quantities fail
 * @param devices by name
 * @param seed of noise; each fault has its own out of it and its text
 * @param origin from which faults count their times, simulated time since the start, s
 */
record FaultReader(Plant plant, Map<String, SimulatedDevice> devices, long seed, double origin) {
  private static final String SILENCE = "silence";
  private static final String STUCK = "stuck";
  private static final AmountKind TIME = new AmountKind("s", 0, Double.POSITIVE_INFINITY);

  /** Reads a plant file's list; what does not fit is reported. */
  List<ScheduledFault> all(Placed<YamlNode> list) {
    List<ScheduledFault> faults = new ArrayList<>();
    new ListKind<>(Kinds.TEXT.called(FaultText.EXPECTED), false)
        .read(list.value(), list.where())
        .ifPresent(
            texts -> texts.forEach(text -> one(text.value(), text.where()).ifPresent(faults::add)));
    return faults;
  }

  /**
   * Reads one, which begins now unless it says when; empty when it does not fit, which is then
   * reported.
   */
  Optional<ScheduledFault> one(String text, Where where) {
    Optional<FaultText> words = FaultText.of(text);
    if (words.isEmpty()) {
      where.report(Excerpt.quoted(text), FaultText.EXPECTED);
    }
    return words.flatMap(fault -> timed(fault, where));
  }

  private Optional<ScheduledFault> timed(FaultText text, Where where) {
    Optional<Double> at =
        text.at().isEmpty()
            ? Optional.of(plant.elapsed())
            : time(text.at(), where).map(time -> origin + time);
    Optional<Double> during = time(text.during(), where);
    Optional<Double> every = time(text.every(), where);
    Optional<Fault> fault = fault(text, where);
    if (at.isEmpty() || during.isEmpty() || every.isEmpty() || fault.isEmpty()) {
      return Optional.empty();
    }
    if (text.every().isPresent() && during.get() >= every.get()) {
      where.report(
          "a fault that comes again before it ends", "\"for\" a time shorter than \"every\"");
      return Optional.empty();
    }
    return Optional.of(
        new ScheduledFault(
            text.what(),
            text.target(),
            at.get(),
            at.get() + during.get(),
            every.get(),
            fault.get()));
  }

  /** A time, s; ∞ where none is written, empty where it does not fit. */
  private static Optional<Double> time(Optional<String> text, Where where) {
    return text.isEmpty() ? Optional.of(Double.POSITIVE_INFINITY) : amount(text.get(), TIME, where);
  }

  private Optional<Fault> fault(FaultText text, Where where) {
    return switch (text.kind()) {
      case SILENCE -> silence(text, where);
      case "bias" -> sensors(SensorFault.Kind.BIAS, text, where);
      case "drift" -> sensors(SensorFault.Kind.DRIFT, text, where);
      case "noise" -> sensors(SensorFault.Kind.NOISE, text, where);
      case "freeze" -> sensors(SensorFault.Kind.FREEZE, text, where);
      default -> ofComponent(text, where);
    };
  }

  /** Of a device, or of a part of the plant as its controllers know it. */
  private Optional<Fault> silence(FaultText text, Where where) {
    String name = text.target();
    SimulatedDevice device = devices.get(name);
    if (device != null) {
      return Optional.of(new SilentDevice(device));
    }
    List<Sensor> lines = plant.lines(name);
    if (lines.isEmpty()) {
      TreeSet<String> known = new TreeSet<>(devices.keySet());
      plant.parts().stream().filter(part -> !plant.lines(part).isEmpty()).forEach(known::add);
      where.report(
          "no device " + Excerpt.quoted(name),
          "a device, or a part that controllers see or set" + Suggestion.hint(name, known));
      return Optional.empty();
    }
    return Optional.of(sensorFault(SensorFault.Kind.FREEZE, 0, lines, text));
  }

  private Optional<Fault> sensors(SensorFault.Kind kind, FaultText text, Where where) {
    List<Sensor> sensors = shown(text.target());
    if (sensors.isEmpty()) {
      where.report(
          "nobody measures " + Excerpt.quoted(text.target()),
          "a quantity that a device shows or a controller sees, or DEVICE/TAG"
              + hint(text.target()));
      return Optional.empty();
    }
    if (kind == SensorFault.Kind.FREEZE) {
      return Optional.of(sensorFault(kind, 0, sensors, text));
    }
    AmountKind amounts = amounts(kind, sensors.getFirst().quantity().unit());
    return needed(text, where)
        .flatMap(amount -> amount(amount, amounts, where))
        .map(number -> sensorFault(kind, number, sensors, text));
  }

  /** Differences of the quantity, or how fast they grow; of temperatures they are kelvins. */
  private static AmountKind amounts(SensorFault.Kind kind, String unit) {
    String difference = UnitScale.known(unit).offset() == 0 ? unit : "K";
    String rate = unit.equals("1") ? "/s" : difference + "/s";
    return new AmountKind(
        kind == SensorFault.Kind.DRIFT ? rate : difference,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  private Fault sensorFault(
      SensorFault.Kind kind, double amount, List<Sensor> sensors, FaultText text) {
    return new SensorFault(
        kind,
        amount,
        sensors,
        plant::elapsed,
        RandomGeneratorFactory.of("L64X128MixRandom").create(31 * seed + text.hashCode()));
  }

  /**
   * The sensors of a quantity, for all devices that show it and controllers that see it; or that of
   * one input of a controller, or of one tag of one device.
   */
  private List<Sensor> shown(String target) {
    int slash = target.indexOf('/');
    if (slash < 0) {
      Stream<Sensor> registers =
          devices.values().stream()
              .flatMap(device -> device.sensors().values().stream())
              .filter(sensor -> sensor.quantity().path().equals(target));
      return Stream.concat(registers, plant.sensors(target).stream()).toList();
    }
    SimulatedDevice device = devices.get(target.substring(0, slash));
    return Stream.ofNullable(device)
        .flatMap(each -> Stream.ofNullable(each.sensors().get(target.substring(slash + 1))))
        .toList();
  }

  private String hint(String target) {
    TreeSet<String> known = new TreeSet<>(plant.quantities().keySet());
    known.removeIf(path -> plant.sensors(path).isEmpty());
    devices.forEach(
        (name, device) ->
            device
                .sensors()
                .forEach(
                    (tag, sensor) -> {
                      known.add(sensor.quantity().path());
                      known.add(name + "/" + tag);
                    }));
    return Suggestion.hint(target, known);
  }

  /**
   * Any other kind is an input that the component has for its fault, without an amount at its
   * greatest; or an input gets stuck.
   */
  private Optional<Fault> ofComponent(FaultText text, Where where) {
    Input own = plant.inputs().get(text.target() + "." + text.kind());
    if (own != null) {
      return text.amount()
          .map(amount -> amount(amount, kind(own), where))
          .orElse(Optional.of(own.range().max()))
          .map(number -> new HeldInput(own, OptionalDouble.of(number)));
    }
    Input stuck = plant.inputs().get(text.target());
    if (text.kind().equals(STUCK) && stuck != null) {
      return text.amount().isEmpty()
          ? Optional.of(new HeldInput(stuck, OptionalDouble.empty()))
          : amount(text.amount().get(), kind(stuck), where)
              .map(number -> new HeldInput(stuck, OptionalDouble.of(number)));
    }
    String part = partOf(text.target());
    if (plant.parts().contains(part)) {
      where.report(Excerpt.quoted(text.what()), "a kind that it can have: " + kinds(part));
    } else {
      where.report(
          "the plant has no " + Excerpt.quoted(part),
          "one of its parts" + Suggestion.hint(part, plant.parts()));
    }
    return Optional.empty();
  }

  private static AmountKind kind(Input input) {
    return new AmountKind(input.unit(), input.range().min(), input.range().max());
  }

  private static String partOf(String target) {
    return target.contains(".") ? target.substring(0, target.indexOf('.')) : target;
  }

  private String kinds(String part) {
    List<String> inputs =
        plant.inputs().keySet().stream()
            .filter(path -> path.startsWith(part + "."))
            .map(path -> path.substring(part.length() + 1))
            .toList();
    String measured =
        "bias, drift, noise or freeze on a quantity that is measured; silence on a device or part";
    return inputs.isEmpty()
        ? measured
        : "one of its inputs (%s) on %s; stuck on one of them; "
                .formatted(String.join(", ", inputs), part)
            + measured;
  }

  private static Optional<String> needed(FaultText text, Where where) {
    if (text.amount().isEmpty()) {
      where.report(
          Excerpt.quoted(text.what()),
          "\"%s of\" an amount".formatted(text.kind().toLowerCase(Locale.ROOT)));
    }
    return text.amount();
  }

  private static Optional<Double> amount(String text, AmountKind kind, Where where) {
    return kind.read(new YamlNode.Scalar(where.place(), text), where);
  }
}

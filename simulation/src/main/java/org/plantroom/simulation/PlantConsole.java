package org.plantroom.simulation;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.plantroom.core.Mistake;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Numbers;
import org.plantroom.core.Place;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;

/**
 * Answers lines that people or scripts write to a running plant.
 *
 * <p>Owner: whoever holds the loop's lock.
 */
final class PlantConsole {
  private static final String HELP =
      """
      step [N]            let N steps pass, or one; an empty line does the same while time stands
      speed N             simulated seconds a second; 0 lets time stand
      get PATH            a quantity or input; PATH may be a component alone
      set PATH AMOUNT     an input, with its unit, e.g. set hp.supplySetPoint 45 °C
      release PATH        lets an input follow its signal again
      fault TEXT          e.g. fault bias of 2 K on hp.supplyTemperature for 30 min
      clear TARGET        ends the faults of a target
      faults              what fails now, and later
      status              simulated time, steps, faults
      quit                ends the program""";

  private static final int MOST_STEPS = 10_000_000;

  private final ServedPlant served;
  private final PlantLoop loop;
  private final FaultReader reader;

  PlantConsole(ServedPlant served, PlantLoop loop, FaultReader reader) {
    this.served = served;
    this.loop = loop;
    this.reader = reader;
  }

  /** The model. */
  Plant plant() {
    return served.plant();
  }

  /** How far the plant is. */
  PlantStatus status() {
    return new PlantStatus(
        plant().elapsed(),
        plant().steps(),
        plant().unsettled(),
        plant().lastUnsettled(),
        served.faults().active(),
        loop.hasFailed());
  }

  /** Does what a line says, and answers. */
  String answer(String line) {
    String[] words = line.strip().split("\\s+", 3);
    String rest = line.strip().substring(words[0].length()).strip();
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "" -> loop.speed() == 0 ? step("1") : "";
      case "step" -> step(rest.isEmpty() ? "1" : rest);
      case "speed" -> speed(rest);
      case "get" -> get(rest);
      case "set" -> words.length == 3 ? set(words[1], words[2]) : "expected set PATH AMOUNT";
      case "release" -> release(rest);
      case "fault" -> fault(rest);
      case "clear" ->
          rest.isEmpty() ? "expected clear TARGET" : "%d ended".formatted(mend(Optional.of(rest)));
      case "faults" -> faults();
      case "status" -> status().toString();
      case "help" -> HELP;
      default -> "unknown: %s%n%s".formatted(words[0], HELP);
    };
  }

  private String step(String count) {
    Optional<Integer> steps =
        Numbers.integer(count).filter(n -> n.bitLength() < 31).map(Number::intValue);
    if (steps.isEmpty() || steps.get() < 1 || steps.get() > MOST_STEPS) {
      return "expected a number of steps, 1 to " + MOST_STEPS;
    }
    if (loop.speed() > 0) {
      return "time runs; let it stand with \"speed 0\" first";
    }
    for (int i = 0; i < steps.get(); i++) {
      served.step();
    }
    served.show();
    return status().toString();
  }

  private String speed(String text) {
    Optional<Double> speed = Numbers.decimal(text).filter(number -> number >= 0);
    speed.ifPresent(loop::speed);
    return speed.isPresent() ? "" : "expected simulated seconds a second, 0 or more";
  }

  private String get(String path) {
    SequencedMap<String, Quantity> known = new LinkedHashMap<>(plant().quantities());
    plant().inputs().keySet().forEach(input -> known.putIfAbsent(input, plant().quantity(input)));
    String found =
        known.values().stream()
            .filter(each -> each.path().equals(path) || each.path().startsWith(path + "."))
            .map(each -> "%s = %s %s".formatted(each.path(), each.get(), each.unit()))
            .collect(Collectors.joining("\n"));
    return found.isEmpty() ? unknown(path, known.keySet()) : found;
  }

  private String set(String path, String amount) {
    Input input = plant().inputs().get(path);
    if (input == null) {
      return unknown(path, plant().inputs().keySet());
    }
    Mistakes mistakes = new Mistakes();
    Where where = Where.top(mistakes, Path.of("set"));
    new AmountKind(input.unit(), input.range().min(), input.range().max())
        .read(new YamlNode.Scalar(Place.START, amount), where)
        .ifPresent(input::set);
    return reasons(mistakes.list());
  }

  private String release(String path) {
    Input input = plant().inputs().get(path);
    if (input == null) {
      return unknown(path, plant().inputs().keySet());
    }
    input.release();
    return "";
  }

  private String fault(String text) {
    return reasons(fail(text));
  }

  /** Lets a fault begin, or wait for its time; tells what does not fit. */
  List<Mistake> fail(String text) {
    Mistakes mistakes = new Mistakes();
    Where where = Where.top(mistakes, Path.of("fault"));
    if (served.faults().isFull()) {
      where.report(
          "a fault beside %d others".formatted(FaultSchedule.MOST),
          "fewer of them; clear some first");
      return mistakes.list();
    }
    reader.one(text, where).ifPresent(served.faults()::add);
    // What begins now is seen at once, also while time stands.
    served.faults().at(plant().elapsed());
    served.show();
    return mistakes.list();
  }

  /** What fails now, and later. */
  List<RunningFault> failing() {
    return served.faults().all();
  }

  /**
   * Mends what fails, and forgets what would.
   *
   * @param target of the faults; empty for all
   * @return how many there were
   */
  int mend(Optional<String> target) {
    int ended = target.map(served.faults()::clear).orElseGet(served.faults()::clear);
    served.show();
    return ended;
  }

  private String faults() {
    String later =
        served.faults().waiting().stream()
            .map(each -> "later: %s at %s s".formatted(each.text(), Numbers.text(each.begin())))
            .collect(Collectors.joining("\n"));
    String now =
        served.faults().active().stream().map("now: "::concat).collect(Collectors.joining("\n"));
    return (now + "\n" + later).strip();
  }

  private static String unknown(String path, Collection<String> known) {
    return "nothing is called %s%s".formatted(path, Suggestion.hint(path, known));
  }

  private static String reasons(List<Mistake> mistakes) {
    return mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n"));
  }
}

package org.plantroom.study;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.Numbers;

/** The numbers in which a scenario differs from the base. */
final class SweptNumbers {
  private static final Pattern NUMBER = Pattern.compile("(-?[0-9.]+(?:[eE][-+]?[0-9]+)?).*");

  private SweptNumbers() {}

  /** In the order of their paths; NaN where what differs is no number. */
  static List<Map.Entry<String, Double>> of(RunResult base, RunResult other) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    other
        .scenario()
        .changes()
        .forEach(
            (path, text) -> {
              if (!text.equals(base.scenario().changes().get(path))) {
                numbers.put(path, number(text));
              }
            });
    return List.copyOf(numbers.entrySet());
  }

  private static double number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.matches() ? Numbers.decimal(matcher.group(1)).orElse(Double.NaN) : Double.NaN;
  }
}

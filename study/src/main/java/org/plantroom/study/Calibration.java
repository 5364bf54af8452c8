package org.plantroom.study;

import java.util.List;
import java.util.Map;

/**
 * A search for the parameters that make a plant behave as measured.
 *
 * @param data measured
 * @param compare column by quantity
 * @param drive column by input that follows it
 * @param vary what may change, one or more
 * @param skip time at the start that does not count, s
 */
record Calibration(
    MeasuredData data,
    Map<String, String> compare,
    Map<String, String> drive,
    List<Vary> vary,
    double skip) {
  Calibration {
    compare = Map.copyOf(compare);
    drive = Map.copyOf(drive);
    vary = List.copyOf(vary);
  }
}

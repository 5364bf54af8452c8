package org.plantroom.study;

import java.util.List;
import java.util.Map;

/**
 * A search for the parameters that make a plant behave as measured.
 *
 * @param data measured, in the plant's units
 * @param compare column by quantity
 * @param drive column by input that follows it
 * @param vary what may change, one or more
 * @param skip time at the start that does not count, s
 * @param gap longest time without a value that is bridged, s
 * @param validation share of the data, at their end, that takes no part in the fit, 0 to 0.9
 */
record Calibration(
    MeasuredData data,
    Map<String, String> compare,
    Map<String, String> drive,
    List<Vary> vary,
    double skip,
    double gap,
    double validation) {
  Calibration {
    compare = Map.copyOf(compare);
    drive = Map.copyOf(drive);
    vary = List.copyOf(vary);
  }
}

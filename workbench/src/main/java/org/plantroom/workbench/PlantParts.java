package org.plantroom.workbench;

import java.util.List;

/**
 * What a study can speak of in a plant.
 *
 * @param name of the plant, for people
 * @param quantities that can be measured and recorded
 * @param inputs that can be set by events and driven by data
 * @param parameters that can be changed and swept
 */
public record PlantParts(
    String name, List<Part> quantities, List<Part> inputs, List<Part> parameters) {
  /** Takes copies. */
  public PlantParts {
    quantities = List.copyOf(quantities);
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
  }

  /**
   * One of them.
   *
   * @param path e.g. {@code heatPump.electricPower}
   * @param unit as UCUM writes it, or empty
   * @param note a value as the plant file has it, or a range; may be empty
   */
  public record Part(String path, String unit, String note) {}
}

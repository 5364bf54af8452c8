package org.plantroom.fmi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plantroom.physics.Component;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.Ports;

/**
 * A co-simulation unit of FMI 2.0 as a part of a plant. Its inputs and outputs keep their names.
 *
 * <pre>
 *              +-------------+
 *   inputs  -->|  model.fmu  |--> outputs
 *  (as named)  |             |   (as quantities)
 *              +-------------+
 * </pre>
 *
 * <p>Equations: the unit's own. It takes a plant's step as one communication step: inputs are those
 * at the step's beginning, outputs those at its end (explicit, or Jacobi, coupling; first order in
 * the step). A unit cannot be stepped twice, so it does not take part in the sweeps that make the
 * other components agree.
 *
 * <p>Assumptions: what it exchanges as energy or mass is unknown, so it has no fluid ports and adds
 * nothing to balances. Range: 64 bit units of version 2.0 for this platform, with numbers and truth
 * values; texts and states that can be restored are not used. Units: those its description names.
 * Source: FMI 2.0.4, chapter 4.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class FmuComponent implements Component, AutoCloseable {
  private final Unit unit;
  private final List<VariableBlock> inputs;
  private final List<VariableBlock> outputs;
  private double time;

  private FmuComponent(Unit unit, Map<String, Double> start) {
    this.unit = unit;
    ModelDescription description = unit.description();
    unit.setup();
    unit.move(unit.writers(started(description, start)));
    inputs = unit.writers(description.all(Causality.INPUT));
    outputs = unit.readers(readable(description));
    unit.initialise();
    unit.move(outputs);
  }

  /**
   * Loads a unit and initialises it at time 0.
   *
   * @param start values of variables that differ from the unit's own, by name: parameters, and
   *     variables that have a start value
   * @throws FmuException when the file cannot be used or knows no such variable
   */
  public static FmuComponent load(Path fmu, Map<String, Double> start) {
    Unit unit = Unit.load(fmu);
    try {
      return new FmuComponent(unit, start);
    } catch (RuntimeException e) {
      unit.close();
      throw e;
    }
  }

  private static List<ScalarVariable> started(
      ModelDescription description, Map<String, Double> start) {
    List<ScalarVariable> started = new ArrayList<>();
    for (Map.Entry<String, Double> each : new TreeMap<>(start).entrySet()) {
      ScalarVariable variable =
          description
              .variable(each.getKey())
              .filter(FmuComponent::isSettable)
              .orElseThrow(() -> unknown(description, each.getKey()));
      started.add(withStart(variable, each.getValue()));
    }
    return started;
  }

  private static boolean isSettable(ScalarVariable variable) {
    return variable.causality() == Causality.PARAMETER || !Double.isNaN(variable.start());
  }

  private static FmuException unknown(ModelDescription description, String name) {
    return new FmuException(
        "%s has no variable \"%s\" that can be set at the start, but %s"
            .formatted(
                description.modelName(),
                name,
                description.variables().stream()
                    .filter(FmuComponent::isSettable)
                    .map(ScalarVariable::name)
                    .toList()));
  }

  private static ScalarVariable withStart(ScalarVariable variable, double start) {
    if (!(start >= variable.min() && start <= variable.max())) {
      throw new FmuException(
          "%s must be %s to %s [%s]"
              .formatted(variable.name(), variable.min(), variable.max(), start));
    }
    return new ScalarVariable(
        variable.name(),
        variable.reference(),
        variable.type(),
        variable.causality(),
        variable.unit(),
        variable.min(),
        variable.max(),
        start);
  }

  /** Outputs alone; a unit that names none shows what is inside it. */
  private static List<ScalarVariable> readable(ModelDescription description) {
    List<ScalarVariable> named = description.all(Causality.OUTPUT);
    return named.isEmpty() ? description.all(Causality.LOCAL) : named;
  }

  /** What the unit tells of itself. */
  public ModelDescription description() {
    return unit.description();
  }

  @Override
  public void describe(Ports ports) {
    for (VariableBlock block : inputs) {
      for (int i = 0; i < block.variables().size(); i++) {
        describeInput(ports, block, i);
      }
    }
    for (VariableBlock block : outputs) {
      for (int i = 0; i < block.variables().size(); i++) {
        ScalarVariable variable = block.variables().get(i);
        int index = i;
        ports.quantity(variable.name(), variable.unit(), () -> block.get(index));
      }
    }
  }

  private static void describeInput(Ports ports, VariableBlock block, int index) {
    ScalarVariable variable = block.variables().get(index);
    InputRange range = new InputRange(variable.min(), variable.max(), block.get(index));
    ports.input(variable.name(), variable.unit(), range, value -> block.set(index, value));
  }

  /**
   * Steps the unit with the inputs of now.
   *
   * @throws FmuException when the unit fails, with what it said
   */
  @Override
  public void begin(double seconds) {
    unit.move(inputs);
    unit.step(time, seconds);
    time += seconds;
    unit.move(outputs);
  }

  @Override
  public void solve(double seconds) {
    // All is done at the step's beginning: a unit cannot be stepped twice.
  }

  /** Ends the unit, unloads its library and deletes what was unpacked. */
  @Override
  public void close() {
    unit.close();
  }
}

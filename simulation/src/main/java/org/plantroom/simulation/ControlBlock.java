package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.List;
import org.plantroom.physics.Component;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.Ports;

/**
 * A controller in a plant: named inputs, named outputs, decided once at the beginning of a step.
 *
 * <pre>
 *   setPoint ──►┌─────┐
 *               │ law ├──► output
 * measurement ─►└─────┘
 * </pre>
 *
 * <p>Equations: those of its law. Assumptions: a law sees what was at the step's beginning, as a
 * controller with a scan does. Units and range: as each input and output is declared. Source: that
 * of the law, in {@code org.plantroom.controls}.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class ControlBlock implements Component {
  /** What a controller does with what it sees. */
  interface Law {
    /**
     * Decides.
     *
     * @param inputs in the order they were declared
     * @param outputs to be filled in the order they were declared
     * @param seconds of the step
     */
    void decide(double[] inputs, double[] outputs, double seconds);
  }

  private record Terminal(String name, String unit, InputRange range) {}

  private final Law law;
  private final List<Terminal> terminals = new ArrayList<>();
  private final List<Terminal> results = new ArrayList<>();
  private double[] inputs = {};
  private double[] outputs = {};

  ControlBlock(Law law) {
    this.law = law;
  }

  /** What decides. */
  Law law() {
    return law;
  }

  /** Adds an input. */
  ControlBlock input(String name, String unit, InputRange range) {
    terminals.add(new Terminal(name, unit, range));
    return this;
  }

  /** Adds an output that begins with a value. */
  ControlBlock output(String name, String unit, double initial) {
    results.add(new Terminal(name, unit, InputRange.any(initial)));
    return this;
  }

  @Override
  public void describe(Ports ports) {
    inputs = new double[terminals.size()];
    outputs = new double[results.size()];
    for (int i = 0; i < inputs.length; i++) {
      int at = i;
      Terminal terminal = terminals.get(i);
      inputs[i] = terminal.range().initial();
      ports.input(terminal.name(), terminal.unit(), terminal.range(), value -> inputs[at] = value);
    }
    for (int i = 0; i < outputs.length; i++) {
      int at = i;
      Terminal result = results.get(i);
      outputs[i] = result.range().initial();
      ports.quantity(result.name(), result.unit(), () -> outputs[at]);
    }
  }

  @Override
  public void begin(double seconds) {
    law.decide(inputs, outputs, seconds);
  }

  @Override
  public void solve(double seconds) {
    // Nothing flows through a controller; it has decided for the whole step.
  }
}

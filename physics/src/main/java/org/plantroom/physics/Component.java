package org.plantroom.physics;

/**
 * A part of a plant: equations between its ports, stepped together with all others.
 *
 * <p>A step is: {@link #begin} once, {@link #solve} as often as it takes until all components
 * agree, {@link #commit} once. All of them belong to the thread that steps the plant. The same
 * start and the same inputs give the same trajectory.
 *
 * <p>Balance, true after each step to rounding: what is stored more than before equals {@code
 * seconds} times (enthalpy in − enthalpy out + heat taken at {@link HeatPort}s − heat given at
 * {@link HeatTap}s + {@link #addedPower}).
 */
public interface Component {
  /** Tells ports, quantities and inputs, when a plant is built; only tells, and may do so again. */
  void describe(Ports ports);

  /**
   * Begins a step: takes over inputs, decides what is decided once a step (on or off, speeds).
   *
   * @param seconds of the step, more than 0
   */
  default void begin(double seconds) {}

  /**
   * Computes the outlets, and the state at the step's end, from the inlets and the state at its
   * beginning. May be called again with other inlets; nothing adds up between the calls. Where a
   * component stores heat it is implicit: outlets show the state at the step's end.
   */
  void solve(double seconds);

  /** Makes the state at the step's end the state, and adds to counters. */
  default void commit(double seconds) {}

  /** Heat stored now, J, counted from 0 °C as the fluids' enthalpy; 0 where nothing is stored. */
  default double storedEnergy() {
    return 0;
  }

  /**
   * Energy into the component over the last step, W as a mean, from outside the plant: electricity,
   * sun, people, heat from outdoor air or ground; negative for losses to outside.
   */
  default double addedPower() {
    return 0;
  }
}

package org.plantroom.simulation;

import java.util.OptionalDouble;

/**
 * An input of a component that stands where a fault puts it: a stuck valve, a share of fouling, a
 * compressor that has tripped. Mended, it is what it is told to be, also by writes of meanwhile.
 *
 * <p>Owner: the thread that steps the plant.
 *
 * @param input that fails
 * @param value in the input's unit; empty to stay where the input is when the fault begins
 */
record HeldInput(Input input, OptionalDouble value) implements Fault {
  @Override
  public void begin() {
    input.stick(value.orElse(input.get()));
  }

  @Override
  public void end() {
    input.free();
  }
}
